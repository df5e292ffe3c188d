CREATE TABLE visit (at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 (at date NOT NULL, page text);
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX visit_page_idx ON visit (page);
