package io.songreel.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What every controller keeps to. */
@AnalyzeClasses(packages = "io.songreel", importOptions = ImportOption.DoNotIncludeTests.class)
class ControllerRuleTest {
    /** Its pages are bytes in memory; nothing in it waits. */
    private static final Class<?> IN_MEMORY = PageController.class;

    @ArchTest
    static final ArchRule a_controller_works_off_the_event_loop = classes().that().areAnnotatedWith(Controller.class)
            .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(IN_MEMORY)))
            .should(new ArchCondition<>("have each route on the blocking executor") {
                @Override
                public void check(JavaClass controller, ConditionEvents events) {
                    for (JavaMethod method : controller.getMethods()) {
                        boolean route = method.getAnnotations().stream().anyMatch(annotation -> annotation
                                .getRawType().getPackageName().equals("io.micronaut.http.annotation"));
                        if (route && !controller.isAnnotatedWith(ExecuteOn.class)
                                && !method.isAnnotatedWith(ExecuteOn.class)) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()
                                    + " would run on the event loop"));
                        }
                    }
                }
            });

    @ArchTest
    static final ArchRule pages_in_memory_touch_no_room = noClasses().that().areAssignableTo(IN_MEMORY).should()
            .dependOnClassesThat().resideInAnyPackage("io.songreel.job..", "io.songreel.storage..",
                    "io.songreel.musicvideo..");

    @ArchTest
    static final ArchRule the_command_line_speaks_http_only = noClasses().that().resideInAPackage("io.songreel.cli")
            .should().dependOnClassesThat().resideInAnyPackage("io.songreel.storage..", "io.songreel.musicvideo..",
                    "io.songreel.job.internal..");
}
