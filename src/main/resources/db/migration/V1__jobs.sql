-- Jobs, their units and results, the journal, and one db-scheduler table per lane.
-- The same text runs on H2 and on PostgreSQL.

CREATE TABLE job (
    id              UUID PRIMARY KEY,
    kind            VARCHAR(64) NOT NULL,
    title           VARCHAR,
    input           VARCHAR NOT NULL,
    status          VARCHAR(24) NOT NULL,
    progress        DOUBLE PRECISION NOT NULL,
    -- the part of progress that recorded results have earned
    base            DOUBLE PRECISION NOT NULL,
    message         VARCHAR NOT NULL,
    error           VARCHAR,
    first_seq       BIGINT NOT NULL,
    queued_seq      BIGINT NOT NULL,
    status_seq      BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    queued_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    started_at      TIMESTAMP WITH TIME ZONE,
    finished_at     TIMESTAMP WITH TIME ZONE,
    cancel_asked_at TIMESTAMP WITH TIME ZONE
);
CREATE UNIQUE INDEX job_first_seq ON job (first_seq);
CREATE INDEX job_status ON job (status, queued_seq);

CREATE TABLE unit_run (
    job_id     UUID NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    unit       VARCHAR(200) NOT NULL,
    digest     VARCHAR(64) NOT NULL,
    lane       VARCHAR(8) NOT NULL,
    share      DOUBLE PRECISION NOT NULL,
    state      VARCHAR(10) NOT NULL,
    attempts   INT NOT NULL,
    failures   INT NOT NULL,
    crashes    INT NOT NULL,
    fraction   DOUBLE PRECISION NOT NULL,
    error      VARCHAR,
    PRIMARY KEY (job_id, unit)
);

CREATE TABLE unit_result (
    job_id      UUID NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    unit        VARCHAR(200) NOT NULL,
    digest      VARCHAR(64) NOT NULL,
    body        VARCHAR NOT NULL,
    step        VARCHAR(64) NOT NULL,
    cost        DOUBLE PRECISION NOT NULL,
    seconds     DOUBLE PRECISION NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (job_id, unit, digest)
);

CREATE TABLE unit_object (
    job_id     UUID NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    object_key VARCHAR(200) NOT NULL,
    PRIMARY KEY (job_id, object_key)
);

-- objects of deleted jobs: rows go with the job's transaction, objects a moment later, also after a crash
CREATE TABLE object_trash (
    object_key VARCHAR(200) NOT NULL,
    subtree    BOOLEAN NOT NULL,
    PRIMARY KEY (object_key, subtree)
);

CREATE TABLE journal (
    seq     BIGINT PRIMARY KEY,
    job_id  UUID NOT NULL,
    event   VARCHAR(32) NOT NULL,
    data    VARCHAR NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX journal_job ON journal (job_id, seq);

-- one row, locked by every transaction that writes events: numbers have no gaps and follow the order of commits
CREATE TABLE journal_head (
    id  INT PRIMARY KEY,
    seq BIGINT NOT NULL
);
INSERT INTO journal_head (id, seq) VALUES (1, 0);

CREATE TABLE idempotency (
    key_digest     VARCHAR(64) PRIMARY KEY,
    request_digest VARCHAR(64) NOT NULL,
    job_id         UUID NOT NULL REFERENCES job (id) ON DELETE CASCADE
);

CREATE TABLE step_speed (
    node    VARCHAR(50) NOT NULL,
    step    VARCHAR(64) NOT NULL,
    seconds DOUBLE PRECISION NOT NULL,
    cost    DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (node, step)
);

CREATE TABLE lane_cpu (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(320) NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
    picked               BOOLEAN NOT NULL,
    picked_by            VARCHAR(50),
    last_success         TIMESTAMP WITH TIME ZONE,
    last_failure         TIMESTAMP WITH TIME ZONE,
    consecutive_failures INT,
    last_heartbeat       TIMESTAMP WITH TIME ZONE,
    version              BIGINT NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX lane_cpu_execution_time ON lane_cpu (execution_time);
CREATE INDEX lane_cpu_last_heartbeat ON lane_cpu (last_heartbeat);

CREATE TABLE lane_gpu (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(320) NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
    picked               BOOLEAN NOT NULL,
    picked_by            VARCHAR(50),
    last_success         TIMESTAMP WITH TIME ZONE,
    last_failure         TIMESTAMP WITH TIME ZONE,
    consecutive_failures INT,
    last_heartbeat       TIMESTAMP WITH TIME ZONE,
    version              BIGINT NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX lane_gpu_execution_time ON lane_gpu (execution_time);
CREATE INDEX lane_gpu_last_heartbeat ON lane_gpu (last_heartbeat);
