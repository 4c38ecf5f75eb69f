package io.songreel.job.internal;

import io.micronaut.transaction.TransactionOperations;
import io.songreel.job.JobQueue;
import io.songreel.job.Jobs;
import io.songreel.job.Plan;
import io.songreel.storage.ObjectStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import javax.sql.DataSource;

/** The engine, put together. */
final class JobRoom {
    /** After a database fault a unit is looked at again this much later. */
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private final JobDesk jobs;
    private final QueueDesk queue;
    private final JobEngine engine;
    private final Lanes lanes;

    /** The database and its tables. */
    record Database(DataSource dataSource, TransactionOperations<Connection> transactions, JobRepository jobs,
            UnitRunRepository runs, ResultRepository results, JournalRepository journal, BookRepository books) {}

    /** Where this engine runs. */
    record Place(String node, Path scratch, Clock clock, Lanes.Maker lanes) {}

    JobRoom(JobsConfig config, Database db, Place place, Collection<Plan> allPlans, ObjectStore objects) {
        Tx tx = new Tx(db.transactions());
        Journal journal = new Journal(db.journal(), tx);
        Desk desk = new Desk(db.jobs(), journal, place.clock());
        ResultStore results = new ResultStore(db.results());
        Plans plans = new Plans(allPlans, results);
        RunningUnits running = new RunningUnits(db.jobs());
        Speeds speeds = new Speeds(db.books(), place.node());
        Trash trash = new Trash(db.books(), objects);
        Scratch scratch = new Scratch(place.scratch());
        lanes = new Lanes(db.dataSource(), tx, place.clock(), place.node(), AFTER_FAULT, place.lanes());
        Advance advance = new Advance(plans, db.runs(), db.books(), lanes, tx, running);
        Settlement settlement = new Settlement(desk, advance, plans, db.runs(), db.results(), results, speeds, trash,
                tx,
                config);
        lanes.serve(new UnitRunner(desk, plans, db.runs(), running, settlement, scratch, tx, place.clock(), config));
        JobReader reader = new JobReader(db.jobs(), db.runs(), results, plans, journal, speeds, config);
        jobs = new JobDesk(db.jobs(), db.runs(), db.results(), results, db.books(), journal, desk, plans, advance,
                trash,
                reader, tx, config.queueBound());
        queue = new QueueDesk(db.jobs(), db.books(), desk, advance, tx);
        engine = new JobEngine(lanes, advance, desk, db.jobs(), running, scratch, trash, tx, config);
    }

    Jobs jobs() {
        return jobs;
    }

    JobQueue queue() {
        return queue;
    }

    JobEngine engine() {
        return engine;
    }

    Lanes lanes() {
        return lanes;
    }
}
