SELECT id, kept FROM job
