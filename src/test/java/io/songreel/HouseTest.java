package io.songreel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** The arrows and doors of the house. */
@AnalyzeClasses(packages = "io.songreel", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule audio_imports_no_room = onlyRooms("audio");

    @ArchTest
    static final ArchRule lyrics_arrows = onlyRooms("lyrics", "audio", "model", "media", "job", "storage");

    @ArchTest
    static final ArchRule direction_arrows = onlyRooms("direction", "model", "media", "job", "storage");

    @ArchTest
    static final ArchRule render_arrows = onlyRooms("render", "diffusion", "model", "media", "job", "storage");

    @ArchTest
    static final ArchRule diffusion_arrows = onlyRooms("diffusion", "model", "job", "storage");

    @ArchTest
    static final ArchRule model_arrows = onlyRooms("model", "job", "storage");

    @ArchTest
    static final ArchRule media_arrows = onlyRooms("media", "job", "storage");

    @ArchTest
    static final ArchRule job_arrows = onlyRooms("job", "storage");

    @ArchTest
    static final ArchRule storage_arrows = onlyRooms("storage");

    @ArchTest
    static final ArchRule a_plan_knows_no_door = onlyRooms("musicvideo", "audio", "lyrics", "direction", "render",
            "diffusion", "model", "media", "job", "storage");

    @ArchTest
    static final ArchRule studio_arrows = onlyRooms("studio", "diffusion", "model", "media", "job", "storage");

    @ArchTest
    static final ArchRule no_cycles = slices().matching("io.songreel.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_api_speaks_http = door("api", "io.micronaut.http..");

    @ArchTest
    static final ArchRule only_media_touches_ffmpeg = door("media", "org.bytedeco..");

    @ArchTest
    static final ArchRule only_model_touches_the_runtimes = door("model", "ai.onnxruntime..", "ai.djl..");

    @ArchTest
    static final ArchRule only_lyrics_whisper_touches_whisper = door("lyrics.whisper", "io.github.givimad..");

    @ArchTest
    static final ArchRule only_job_internal_touches_db_scheduler = door("job.internal", "com.github.kagkarlsson..");

    @ArchTest
    static final ArchRule only_storage_s3_touches_the_aws_sdk = door("storage.s3", "software.amazon..");

    private static ArchRule onlyRooms(String room, String... arrows) {
        List<String> allowed = new ArrayList<>(List.of("io.songreel." + room + ".."));
        for (String arrow : arrows) {
            allowed.add("io.songreel." + arrow + "..");
        }
        return noClasses().that().resideInAPackage("io.songreel." + room + "..").should().dependOnClassesThat(
                resideInAPackage("io.songreel..").and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
                .allowEmptyShould(true);
    }

    private static ArchRule door(String room, String... packages) {
        return noClasses().that().resideOutsideOfPackage("io.songreel." + room + "..").should().dependOnClassesThat()
                .resideInAnyPackage(packages).allowEmptyShould(true);
    }
}
