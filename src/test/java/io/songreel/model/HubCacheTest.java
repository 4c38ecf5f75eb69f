package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.job.CancelToken;
import io.songreel.model.ModelStore.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Hugging Face cache is used in place and never written to. */
class HubCacheTest {
    private static final String ONE = "1".repeat(40);
    private static final String TWO = "2".repeat(40);
    private static final byte[] GRAPH = "a graph".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONFIG = "{}".getBytes(StandardCharsets.UTF_8);
    private final Path hub;
    private final ModelStore store;

    HubCacheTest(@TempDir Path dir, @TempDir Path hub) {
        this.hub = hub;
        this.store = new ModelStore(dir, List.of(), HubCache.in(hub));
    }

    @Test
    void a_whole_snapshot_is_used_in_place_and_verified_by_the_names_of_its_blobs() throws IOException {
        ModelManifest model = model("main");
        HubFolder cache = new HubFolder(hub, "owner/name", ONE);
        cache.branch("main", ONE);
        assertThat(store.installed(model)).isFalse();
        Path blob = cache.large("unet/model.onnx", GRAPH);
        assertThat(store.installed(model)).as("a file is missing").isFalse();
        cache.small("unet/config.json", CONFIG);
        assertThat(store.folder(model)).contains(cache.file(""));
        assertThat(store.holding(model).place()).contains(PlaceKind.HUGGING_FACE_CACHE);
        assertThat(store.holding(model).inPlace()).isTrue();
        assertThat(store.verify(model, CancelToken.never())).isEqualTo(Verdict.GOOD);
        store.remove(model);
        assertThat(store.installed(model)).as("it is not ours to remove").isTrue();
        Files.write(blob, "another".getBytes(StandardCharsets.UTF_8));
        assertThat(store.verify(model, CancelToken.never())).isEqualTo(Verdict.DAMAGED);
        Files.delete(blob);
        assertThat(store.installed(model)).as("a link to nothing").isFalse();
    }

    @Test
    void a_commit_is_found_only_at_that_commit_a_branch_where_it_stands_and_then_anywhere() throws IOException {
        HubFolder one = whole(ONE);
        HubFolder two = whole(TWO);
        one.branch("main", ONE);
        assertThat(store.folder(model(ONE))).contains(one.file(""));
        assertThat(store.folder(model(TWO))).contains(two.file(""));
        assertThat(store.folder(model("3".repeat(40)))).isEmpty();
        assertThat(store.folder(model("main"))).contains(one.file(""));
        assertThat(store.folder(model("other"))).isPresent();
    }

    @Test
    void a_folder_of_the_repository_is_the_models_folder_when_all_files_are_below_it() throws IOException {
        ModelManifest model = TestModels.image("inner", List.of(file("onnx/unet/model.onnx", "unet/model.onnx")));
        HubFolder cache = new HubFolder(hub, "owner/name", ONE);
        cache.large("onnx/unet/model.onnx", GRAPH);
        assertThat(store.folder(model)).contains(cache.file("onnx"));
    }

    @Test
    void a_model_put_together_from_two_repositories_is_not_taken_for_a_snapshot_of_one() throws IOException {
        ModelManifest model = TestModels.image("mixed", List.of(file("unet/model.onnx", "unet/model.onnx"),
                new ModelFile("unet/config.json",
                        URI.create("https://hub.invalid/owner/other/resolve/main/config.json"),
                        null, null)));
        whole(ONE);
        assertThat(store.installed(model)).isFalse();
        assertThat(store.elsewhere(model, model.files().getFirst())).hasSize(1);
    }

    @Test
    void the_cache_is_where_its_own_tools_keep_it() throws IOException {
        ModelManifest model = model("main");
        HubFolder cache = whole(ONE);
        Path home = hub.resolveSibling("nobody");
        for (Map<String, String> environment : List.of(Map.of("HF_HUB_CACHE", hub.toString()),
                Map.of("HUGGINGFACE_HUB_CACHE", hub.toString(), "HF_HOME", "/nowhere"))) {
            ModelStore found = new ModelStore(home, List.of(), HubCache.of(environment, home));
            assertThat(found.folder(model)).contains(cache.file(""));
        }
        Path user = Files.createDirectories(hub.resolve("user/.cache/huggingface"));
        Files.createSymbolicLink(user.resolve("hub"), hub);
        assertThat(new ModelStore(home, List.of(), HubCache.of(Map.of(), hub.resolve("user"))).installed(model))
                .isTrue();
        assertThat(new ModelStore(home, List.of(), HubCache.of(Map.of("HF_HOME", user.toString()), home))
                .installed(model)).isTrue();
        assertThat(new ModelStore(home, List.of(),
                HubCache.of(Map.of("XDG_CACHE_HOME", hub.resolve("user/.cache").toString()), home)).installed(model))
                .isTrue();
        assertThat(new ModelStore(home, List.of(), HubCache.none()).installed(model)).isFalse();
    }

    @Test
    void a_clone_of_the_repository_on_another_disk_is_used_in_place_but_not_its_pointers() throws IOException {
        ModelManifest model = model("main");
        ModelStore usb = new ModelStore(hub.resolve("own"), List.of(hub));
        Path clone = Files.createDirectories(hub.resolve("name/unet"));
        Files.write(clone.resolve("config.json"), CONFIG);
        Files.writeString(clone.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
        assertThat(usb.installed(model)).as("a clone without its large files").isFalse();
        Files.write(clone.resolve("model.onnx"), GRAPH);
        assertThat(usb.folder(model)).contains(hub.resolve("name"));
        assertThat(usb.holding(model).place()).contains(PlaceKind.OTHER_FOLDER);
        assertThat(usb.verify(model, CancelToken.never())).isEqualTo(Verdict.SIZE_ONLY);
    }

    private HubFolder whole(String commit) throws IOException {
        HubFolder cache = new HubFolder(hub, "owner/name", commit);
        cache.large("unet/model.onnx", GRAPH);
        cache.small("unet/config.json", CONFIG);
        return cache;
    }

    private static ModelFile file(String path, String name) {
        return new ModelFile(name, URI.create("https://hub.invalid/owner/name/resolve/main/" + path), null, null);
    }

    private static ModelManifest model(String revision) {
        return TestModels.image("pictures", URI.create("https://hub.invalid/owner/name/resolve/" + revision),
                "unet/config.json", "unet/model.onnx");
    }
}
