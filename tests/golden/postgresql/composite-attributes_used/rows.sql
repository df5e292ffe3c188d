SELECT id, (a).street, (a).no, (aa[1]).no, ((p).home).no FROM t;
