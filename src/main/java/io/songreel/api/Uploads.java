package io.songreel.api;

import io.songreel.media.MediaRefused;
import io.songreel.job.InvalidOptions;
import io.songreel.media.UploadFacts;
import io.songreel.storage.Asset;
import io.songreel.storage.Assets;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import io.songreel.storage.SignedUrls;
import io.songreel.storage.StoredObject;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes uploads in: each in a scratch directory of its own, which is gone when the call returns, however it returns.
 * Nothing is stored before everything was checked.
 */
@Singleton
final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ApiConfig config;
    private final Scratch scratch;
    private final UploadIntake intake;
    private final ObjectStore store;
    private final Assets assets;
    private final SignedUrls links;
    private final Clock clock;
    private final Semaphore doors;
    private final Set<Thread> readers = new HashSet<>();
    private final UploadParts film;
    private final UploadParts lonePicture;

    Uploads(ApiConfig config, Scratch scratch, UploadIntake intake, ObjectStore store, Assets assets, SignedUrls links,
            Clock clock) {
        this.config = config;
        this.scratch = scratch;
        this.intake = intake;
        this.store = store;
        this.assets = assets;
        this.links = links;
        this.clock = clock;
        this.doors = new Semaphore(config.maxUploads());
        this.film = new UploadParts(config, List.of("audio", "image"), List.of("audio", "image", "user_options"));
        this.lonePicture = new UploadParts(config, List.of("image"), List.of("image"));
    }

    /**
     * Reads a whole upload.
     *
     * @throws ApiProblem
     *             when it is not taken; then nothing of it is left
     */
    UploadBody accept(InputStream body, String boundary) throws IOException {
        return take(body, boundary, film, directory -> {
            UploadIntake.Picture picture = intake.picture(directory.resolve("image"), room(directory, "picture"));
            UploadIntake.Song song = intake.song(directory.resolve("audio"), room(directory, "song"));
            return keep(directory, song, picture);
        });
    }

    /** The same for a picture that comes alone. */
    PictureBody acceptPicture(InputStream body, String boundary) throws IOException {
        return take(body, boundary, lonePicture, directory -> {
            UploadIntake.Picture picture = intake.picture(directory.resolve("image"), room(directory, "picture"));
            return keep(directory, picture);
        });
    }

    /** Looks at the files of an upload and keeps them. */
    private interface Check<T> {
        T run(Path directory) throws IOException, MediaRefused;
    }

    private <T> T take(InputStream body, String boundary, UploadParts parts, Check<T> check) throws IOException {
        if (!doors.tryAcquire()) {
            throw new ApiProblem(ProblemType.UNAVAILABLE, "Other uploads are being checked. Try again in a moment.");
        }
        try (Scratch.Directory directory = scratch.directory("upload-")) {
            receive(parts, new Multipart(body, boundary), directory.path());
            return check.run(directory.path());
        } catch (MediaRefused e) {
            throw new ApiProblem(e.reason() == MediaRefused.Reason.UNKNOWN_TYPE
                    ? ProblemType.UNKNOWN_TYPE
                    : ProblemType.UNREADABLE_MEDIA, e.detail());
        } finally {
            doors.release();
        }
    }

    /** Only a thread that reads from the network is interrupted: a database does not bear it. */
    private void receive(UploadParts parts, Multipart body, Path directory) throws IOException {
        synchronized (readers) {
            readers.add(Thread.currentThread());
        }
        try {
            parts.receive(body, directory);
        } finally {
            synchronized (readers) {
                readers.remove(Thread.currentThread());
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedIOException("the server is stopping");
        }
    }

    /** Ends the uploads that still come in, and lets all take their files away before the server is gone. */
    @PreDestroy
    void close() throws InterruptedException {
        synchronized (readers) {
            readers.forEach(Thread::interrupt);
        }
        if (!doors.tryAcquire(config.maxUploads(), PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("An upload was still in hand when the server stopped; the next start takes its files away");
        }
    }

    static ApiProblem invalid(InvalidOptions e) {
        return ApiProblem.invalid(e.problems().stream().map(p -> new FieldError(p.field(), p.message())).toList());
    }

    private static Path room(Path directory, String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }

    private UploadBody keep(Path directory, UploadIntake.Song song, UploadIntake.Picture picture) throws IOException {
        PictureBody image = keep(directory, picture);
        UUID id = UUID.randomUUID();
        boolean kept = false;
        try {
            StoredObject audio = store.put(key(id, "song." + song.facts().format().extension()),
                    directory.resolve("audio"));
            StoredObject pcm = store.put(key(id, "pcm.wav"), song.pcm());
            StoredObject peaks = store.put(key(id, "peaks.json"), song.peaks());
            assets.add(new Asset(id, Asset.Kind.SONG, audio.key(), song.facts().format().mediaType(),
                    audio.sha256(), audio.size(),
                    new UploadFacts.Song(song.facts(), pcm.key().value(), peaks.key().value()).json(),
                    clock.instant(), image.expiresAt()));
            kept = true;
            return new UploadBody(id, image.imageUploadId(), links.sign(audio.key(), config.uploadTtl()),
                    image.imageUrl(), song.facts().durationSeconds(), picture.width(), picture.height(),
                    image.expiresAt());
        } finally {
            if (!kept) {
                drop(id);
                drop(image.imageUploadId());
            }
        }
    }

    private PictureBody keep(Path directory, UploadIntake.Picture picture) throws IOException {
        UUID id = UUID.randomUUID();
        boolean kept = false;
        try {
            StoredObject image = store.put(key(id, "picture." + picture.format().extension()),
                    directory.resolve("image"));
            StoredObject png = store.put(key(id, "upright.png"), picture.png());
            Instant now = clock.instant();
            Instant expires = now.plus(config.uploadTtl());
            assets.add(new Asset(id, Asset.Kind.PICTURE, image.key(), picture.format().mediaType(),
                    image.sha256(), image.size(),
                    new UploadFacts.Picture(picture.width(), picture.height(), png.key().value(), png.sha256()).json(),
                    now, expires));
            kept = true;
            return new PictureBody(id, links.sign(image.key(), config.uploadTtl()), picture.width(),
                    picture.height(), expires);
        } finally {
            if (!kept) {
                drop(id);
            }
        }
    }

    /** Takes an asset away with everything made of it. */
    void drop(UUID asset) throws IOException {
        assets.remove(asset);
        store.deleteAll(ObjectKey.of("uploads", asset.toString()));
    }

    private static ObjectKey key(UUID asset, String name) {
        return ObjectKey.of("uploads", asset.toString(), name);
    }
}
