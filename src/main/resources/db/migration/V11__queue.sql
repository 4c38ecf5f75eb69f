-- one row, locked by every transaction that lets a waiting job start: a pause holds from its commit on
CREATE TABLE queue_gate (
    id     INT PRIMARY KEY,
    paused BOOLEAN NOT NULL
);
INSERT INTO queue_gate (id, paused) VALUES (1, FALSE);
