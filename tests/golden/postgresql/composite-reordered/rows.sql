SELECT id, (a).street, (a).no, (aa[1]).no FROM t;
