DROP EVENT `often`;

DROP EVENT `sweep`;
