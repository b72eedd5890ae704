"""Papers and groups become HTML pages; everything a record supplied is escaped or sanitised."""
