package io.songreel.job.internal;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.transaction.TransactionOperations;
import io.songreel.job.JobQueue;
import io.songreel.job.Jobs;
import io.songreel.job.Plan;
import io.songreel.storage.ObjectStore;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Collection;
import javax.sql.DataSource;

/** The beans of the job room: {@link Jobs} for everybody, and the engine behind it. */
@Factory
final class JobFactory {
    @Singleton
    JobRoom.Database database(DataSource dataSource, TransactionOperations<Connection> transactions, JobRepository jobs,
            UnitRunRepository runs, ResultRepository results, JournalRepository journal, BookRepository books) {
        return new JobRoom.Database(dataSource, transactions, jobs, runs, results, journal, books);
    }

    @Singleton
    JobRoom room(JobsConfig config, JobRoom.Database database, Collection<Plan> plans, ObjectStore objects, Clock clock,
            @Value("${songreel.home}") String home) {
        String node = NodeId.of(Path.of(home));
        return new JobRoom(config, database,
                new JobRoom.Place(node, Path.of(home, "scratch"), clock, new RealLanes(config, node, clock)), plans,
                objects);
    }

    @Singleton
    Jobs jobs(JobRoom room) {
        return room.jobs();
    }

    @Singleton
    JobQueue queue(JobRoom room) {
        return room.queue();
    }

    @Singleton
    @Bean(preDestroy = "close")
    JobEngine engine(JobRoom room) {
        return room.engine();
    }

    /** Before any bean goes: units use many, and the order in which those go does not know of it. */
    @Singleton
    ApplicationEventListener<ShutdownEvent> end(BeanContext context) {
        return event -> context.getActiveBeanRegistrations(JobEngine.class).forEach(engine -> engine.bean().close());
    }

    @Singleton
    ApplicationEventListener<StartupEvent> start(JobsConfig config, Provider<JobEngine> engine) {
        return event -> {
            if (config.enabled()) {
                engine.get().start();
            }
        };
    }
}
