package io.songreel.api;

import io.songreel.media.MediaRefused;
import io.songreel.musicvideo.InvalidOptions;
import io.songreel.musicvideo.OptionsReader;
import io.songreel.musicvideo.UploadFacts;
import io.songreel.storage.Asset;
import io.songreel.storage.Assets;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import io.songreel.storage.SignedUrls;
import io.songreel.storage.StoredObject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Takes uploads in: each in a scratch directory of its own, which is gone when the call returns, however it returns.
 * Nothing is stored before everything was checked.
 */
@Singleton
final class Uploads {
    private static final Set<String> PARTS = Set.of("audio", "image", "user_options");

    private final ApiConfig config;
    private final Scratch scratch;
    private final UploadIntake intake;
    private final ObjectStore store;
    private final Assets assets;
    private final SignedUrls links;
    private final Clock clock;
    private final Semaphore doors;

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
    }

    /**
     * Reads a whole upload.
     *
     * @throws ApiProblem
     *             when it is not taken; then nothing of it is left
     */
    UploadBody accept(InputStream body, String boundary) throws IOException {
        if (!doors.tryAcquire()) {
            throw new ApiProblem(ProblemType.UNAVAILABLE, "Other uploads are being checked. Try again in a moment.");
        }
        try (Scratch.Directory directory = scratch.directory("upload-")) {
            receive(new Multipart(body, boundary), directory.path());
            return check(directory.path());
        } finally {
            doors.release();
        }
    }

    private void receive(Multipart form, Path into) throws IOException {
        Set<String> seen = new HashSet<>();
        try {
            for (Optional<String> part = form.next(); part.isPresent(); part = form.next()) {
                String name = part.get();
                if (!PARTS.contains(name)) {
                    throw ApiProblem.invalid(ApiProblem.quoted(name),
                            "is no known part; known are audio, image, user_options");
                }
                if (!seen.add(name)) {
                    throw ApiProblem.invalid(name, "was sent more than once");
                }
                switch (name) {
                    case "audio" -> toFile(form, into.resolve("audio"), config.maxAudioBytes());
                    case "image" -> toFile(form, into.resolve("image"), config.maxImageBytes());
                    default -> options(form);
                }
            }
        } catch (Multipart.Malformed e) {
            throw new ApiProblem(ProblemType.MALFORMED);
        }
        for (String needed : new String[]{"audio", "image"}) {
            if (!seen.contains(needed) || Files.size(into.resolve(needed)) == 0) {
                throw new ApiProblem(ProblemType.PART_MISSING,
                        "The part named " + needed + " is missing or empty. " + ProblemType.PART_MISSING.advice());
            }
        }
    }

    private static void toFile(Multipart form, Path file, long cap) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            form.copy(out, cap);
        } catch (Multipart.PartTooLarge e) {
            throw tooLarge(file.getFileName() + " may have " + cap + " bytes at most");
        }
    }

    private static void options(Multipart form) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            form.copy(text, ApiConfig.FORM_BYTES);
            OptionsReader.read(StrictJson.tree(text.toByteArray()));
        } catch (Multipart.PartTooLarge e) {
            throw tooLarge("user_options may have " + ApiConfig.FORM_BYTES + " bytes at most");
        } catch (InvalidOptions e) {
            throw invalid(e);
        }
    }

    static ApiProblem invalid(InvalidOptions e) {
        return ApiProblem.invalid(e.problems().stream().map(p -> new FieldError(p.field(), p.message())).toList());
    }

    private static ApiProblem tooLarge(String limit) {
        return new ApiProblem(ProblemType.TOO_LARGE, limit + ". Send a smaller file.");
    }

    private UploadBody check(Path directory) throws IOException {
        try {
            UploadIntake.Picture picture = intake.picture(directory.resolve("image"), room(directory, "picture"));
            UploadIntake.Song song = intake.song(directory.resolve("audio"), room(directory, "song"));
            return keep(directory, song, picture);
        } catch (MediaRefused e) {
            throw new ApiProblem(e.reason() == MediaRefused.Reason.UNKNOWN_TYPE
                    ? ProblemType.UNKNOWN_TYPE
                    : ProblemType.UNREADABLE_MEDIA, e.detail());
        }
    }

    private static Path room(Path directory, String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }

    private UploadBody keep(Path directory, UploadIntake.Song song, UploadIntake.Picture picture) throws IOException {
        UUID songId = UUID.randomUUID();
        UUID pictureId = UUID.randomUUID();
        boolean kept = false;
        try {
            StoredObject audio = store.put(key(songId, "song." + song.facts().format().extension()),
                    directory.resolve("audio"));
            StoredObject pcm = store.put(key(songId, "pcm.wav"), song.pcm());
            StoredObject peaks = store.put(key(songId, "peaks.json"), song.peaks());
            StoredObject image = store.put(key(pictureId, "picture." + picture.format().extension()),
                    directory.resolve("image"));
            StoredObject png = store.put(key(pictureId, "upright.png"), picture.png());
            Instant now = clock.instant();
            Instant expires = now.plus(config.uploadTtl());
            assets.add(new Asset(songId, Asset.Kind.SONG, audio.key(), song.facts().format().mediaType(),
                    audio.sha256(), audio.size(),
                    new UploadFacts.Song(song.facts(), pcm.key().value(), peaks.key().value()).json(), now, expires));
            assets.add(new Asset(pictureId, Asset.Kind.PICTURE, image.key(), picture.format().mediaType(),
                    image.sha256(), image.size(),
                    new UploadFacts.Picture(picture.width(), picture.height(), png.key().value(), png.sha256()).json(),
                    now, expires));
            kept = true;
            return new UploadBody(songId, pictureId, links.sign(audio.key(), config.uploadTtl()),
                    links.sign(image.key(), config.uploadTtl()), song.facts().durationSeconds(), picture.width(),
                    picture.height(), expires);
        } finally {
            if (!kept) {
                drop(songId);
                drop(pictureId);
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
