-- Records with several answers for a field are few, and the first screen asks for them. Any app of
-- level 3 can go on writing.

CREATE INDEX record_disputed ON record (n) WHERE disputed IS NOT NULL AND binned IS NULL;
