package io.songreel.api;

import io.songreel.direction.Settled;
import io.songreel.job.InvalidOptions;
import io.songreel.musicvideo.OptionsReader;
import io.songreel.musicvideo.BorderMove;
import io.songreel.musicvideo.FilmEdit;
import io.songreel.musicvideo.FilmEstimate;
import io.songreel.musicvideo.SceneEdit;
import io.songreel.musicvideo.UserOptions;
import io.songreel.storage.Asset;
import io.songreel.storage.Assets;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.SignedUrls;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a client asks of a film, collects everything wrong with it, and hands the rest on. */
@Singleton
class JobOrders {
    private static final int MAX_TITLE = 200;
    private static final int MAX_WORDS = 2000;
    private static final int MAX_KEY = 200;

    private final Assets assets;
    private final SignedUrls urls;
    private final Films films;

    JobOrders(Assets assets, SignedUrls urls, Films films) {
        this.assets = assets;
        this.urls = urls;
        this.films = films;
    }

    /** @throws ApiProblem naming every field that cannot be honoured */
    UUID submit(byte[] body, @Nullable String idempotencyKey) {
        return read(body, idempotencyKey,
                (order, song, picture, options) -> films.submit(order.title(), song, picture, options,
                        idempotencyKey));
    }

    /** @throws ApiProblem naming every field that cannot be honoured */
    FilmEstimate estimate(byte[] body) {
        return read(body, null, (order, song, picture, options) -> films.estimate(song, picture, options));
    }

    private interface Asked<T> {
        T of(JobRequests.NewJob order, UUID song, UUID picture, UserOptions options) throws InvalidOptions;
    }

    private <T> T read(byte[] body, @Nullable String idempotencyKey, Asked<T> asked) {
        JobRequests.NewJob order = StrictJson.read(body, JobRequests.NewJob.class);
        List<FieldError> errors = new ArrayList<>();
        UUID song = upload("audio", Asset.Kind.SONG, order.audioUploadId(), order.audioUrl(), errors);
        UUID picture = upload("image", Asset.Kind.PICTURE, order.imageUploadId(), order.imageUrl(), errors);
        title(order.title(), errors);
        idempotencyKey(idempotencyKey, errors);
        UserOptions options = options(order, errors);
        if (!errors.isEmpty() || song == null || picture == null || options == null) {
            throw ApiProblem.invalid(errors);
        }
        try {
            return asked.of(order, song, picture, options);
        } catch (InvalidOptions e) {
            throw Uploads.invalid(e);
        }
    }

    /** @throws ApiProblem naming every field that cannot be honoured */
    void edit(UUID job, byte[] body) {
        JobRequests.JobEdit edit = StrictJson.read(body, JobRequests.JobEdit.class);
        List<FieldError> errors = new ArrayList<>();
        title(edit.title(), errors);
        List<SceneEdit> scenes = new ArrayList<>();
        List<JobRequests.SceneChange> changes = edit.scenes() == null ? List.of() : edit.scenes();
        int known = films.view(job).orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND)).scenes().size();
        for (int n = 0; n < changes.size(); n++) {
            scene(changes.get(n), "scenes[" + n + "].", known, errors).ifPresent(scenes::add);
        }
        List<BorderMove> borders = new ArrayList<>();
        List<JobRequests.BorderChange> moves = edit.borders() == null ? List.of() : edit.borders();
        for (int n = 0; n < moves.size(); n++) {
            border(moves.get(n), "borders[" + n + "].", errors).ifPresent(borders::add);
        }
        Settled direction = DirectionReader.read(edit.direction(), errors);
        if (edit.title() == null && changes.isEmpty() && moves.isEmpty() && direction.equals(Settled.NOTHING)) {
            errors.add(new FieldError("body", "has neither a title, scenes, borders nor a direction to change"));
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        try {
            films.edit(job, new FilmEdit(edit.title(), scenes, borders, direction));
        } catch (InvalidOptions e) {
            throw Uploads.invalid(e);
        }
    }

    private static @Nullable UserOptions options(JobRequests.NewJob order, List<FieldError> errors) {
        try {
            return OptionsReader.read(order.userOptions());
        } catch (InvalidOptions e) {
            e.problems().forEach(problem -> errors.add(new FieldError(problem.field(), problem.message())));
            return null;
        }
    }

    private @Nullable UUID upload(String what, Asset.Kind kind, @Nullable String id, @Nullable String url,
            List<FieldError> errors) {
        if ((id == null) == (url == null)) {
            errors.add(new FieldError(what + "_upload_id", "is needed, or " + what + "_url; one of the two"));
            return null;
        }
        String field = what + (id == null ? "_url" : "_upload_id");
        Optional<Asset> asset = id == null
                ? signed(String.valueOf(url)).flatMap(assets::findByKey)
                : Ids.parse(id).flatMap(assets::find);
        if (asset.isEmpty() || asset.get().kind() != kind) {
            errors.add(new FieldError(field, id == null
                    ? "must be a URL that this server signed for such an upload and that has not expired"
                    : "names no such upload; it may have expired, upload the file again"));
            return null;
        }
        return asset.get().id();
    }

    private Optional<ObjectKey> signed(String url) {
        return urls.verify(url) instanceof SignedUrls.Granted granted ? Optional.of(granted.key()) : Optional.empty();
    }

    private static Optional<SceneEdit> scene(JobRequests.@Nullable SceneChange change, String at, int known,
            List<FieldError> errors) {
        if (change == null || change.i() == null || change.i() < 0 || change.i() >= known) {
            errors.add(new FieldError(at + "i", known == 0
                    ? "names a scene, but the film has none yet"
                    : "must be the number of a scene, 0 to " + (known - 1)));
            return Optional.empty();
        }
        text(at + "prompt", change.prompt(), MAX_WORDS, errors);
        text(at + "camera", change.camera(), MAX_WORDS, errors);
        text(at + "motion", change.motion(), MAX_WORDS, errors);
        text(at + "negative_prompt", change.negativePrompt(), MAX_WORDS, errors);
        Long seed = change.seed();
        if (seed != null && (seed < 0 || seed > 0xFFFF_FFFFL)) {
            errors.add(new FieldError(at + "seed", "must be a whole number from 0 to 4294967295"));
        }
        return Optional.of(new SceneEdit(change.i(), change.prompt(), change.camera(), change.motion(),
                change.negativePrompt(), seed, change.locked(), null));
    }

    /** Whether the film has such a border, its own room says. */
    private static Optional<BorderMove> border(JobRequests.@Nullable BorderChange move, String at,
            List<FieldError> errors) {
        if (move == null || move.i() == null || move.startS() == null || !Double.isFinite(move.startS())) {
            errors.add(new FieldError(at + "start_s", "and i are both needed: which scene shall start where"));
            return Optional.empty();
        }
        return Optional.of(new BorderMove(move.i(), move.startS(), Boolean.TRUE.equals(move.snap())));
    }

    static void title(@Nullable String title, List<FieldError> errors) {
        text("title", title, MAX_TITLE, errors);
    }

    static void idempotencyKey(@Nullable String key, List<FieldError> errors) {
        if (key != null && (key.isBlank() || key.length() > MAX_KEY)) {
            errors.add(new FieldError("Idempotency-Key", "must have 1 to " + MAX_KEY + " characters"));
        }
    }

    private static void text(String field, @Nullable String value, int max, List<FieldError> errors) {
        if (value != null && (value.length() > max
                || value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'))) {
            errors.add(new FieldError(field, "must be text of at most " + max + " characters"));
        }
    }
}
