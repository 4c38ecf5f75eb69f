package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.direction.CameraMove;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MoveTest {
    @Test
    void every_phrase_of_a_director_is_a_move_of_its_own() {
        Set<Move> moves = EnumSet.noneOf(Move.class);
        for (CameraMove phrase : CameraMove.values()) {
            assertThat(Move.named(phrase.phrase())).as(phrase.phrase()).map(Move::name).contains(phrase.name());
            assertThat(moves.add(Move.named(phrase.phrase()).orElseThrow())).isTrue();
        }
    }

    @Test
    void every_phrase_gives_a_different_path() {
        Theme theme = Theme.of(Pictures.city(640, 400));
        List<List<Double>> ends = new ArrayList<>();
        for (CameraMove phrase : CameraMove.values()) {
            ClipRequest request = Requests.scene(320, 180, 75).camera(phrase.phrase(), "").request();
            CameraPath path = new CameraPath(request, theme, Pulse.of(request));
            Pose from = path.pose(0);
            Pose middle = path.pose(37);
            Pose to = path.pose(74);
            List<Double> end = List.of((to.x() - from.x()) / from.span(), (to.y() - from.y()) / from.span(),
                    to.span() / from.span(), (middle.span() - from.span()) / from.span(), to.angle() - from.angle());
            for (List<Double> other : ends) {
                double apart = 0;
                for (int i = 0; i < end.size(); i++) {
                    apart += Math.abs(end.get(i) - other.get(i));
                }
                assertThat(apart).as(phrase.phrase()).isGreaterThan(0.01);
            }
            ends.add(end);
        }
    }

    @Test
    void words_around_a_phrase_do_not_hide_it() {
        assertThat(Move.named("A very slow push in, towards her face")).contains(Move.PUSH_IN);
        assertThat(Move.named("Camera: PAN LEFT over the city")).contains(Move.PAN_LEFT);
        assertThat(Move.named("slow pull out from the window")).contains(Move.PULL_OUT);
        assertThat(Move.named("fast push in!")).contains(Move.PUNCH_IN);
        assertThat(Move.named("static shot in the rain")).contains(Move.HOLD);
        assertThat(Move.named("a panorama of love")).isEqualTo(Optional.empty());
    }

    @Test
    void a_pan_to_the_left_looks_further_left() {
        Theme theme = Theme.of(Pictures.city(640, 400));
        for (CameraMove phrase : List.of(CameraMove.PAN_LEFT, CameraMove.PAN_RIGHT)) {
            ClipRequest request = Requests.scene(320, 180, 75).camera(phrase.phrase(), "").request();
            CameraPath path = new CameraPath(request, theme, Pulse.of(request));
            double sign = phrase == CameraMove.PAN_LEFT ? -1 : 1;
            for (int n = 1; n < 75; n++) {
                assertThat(sign * (path.pose(n).x() - path.pose(n - 1).x())).isPositive();
            }
        }
    }

    @Property(tries = 500)
    void no_two_neighbours_play_the_same_move(@ForAll("films") List<String> cameras, @ForAll long seed) {
        Move before = null;
        for (int scene = 0; scene < cameras.size(); scene++) {
            ClipRequest request = Requests.scene(64, 36, 10).at(scene, 10L * scene, 10L * cameras.size())
                    .camera(cameras.get(scene), scene == 0 ? "" : cameras.get(scene - 1)).seed(seed + scene).request();
            Move now = Move.played(request);
            assertThat(now).as("scene " + scene + " of " + cameras).isNotEqualTo(before);
            before = now;
        }
    }

    @Provide
    Arbitrary<List<String>> films() {
        return Arbitraries.of("static shot", "slow push in", "a slow push in", "slow pull out", "pan left", "pan right",
                "tilt up", "slow orbit", "fast push in", "handheld drift", "nothing we know", "").list().ofMinSize(2)
                .ofMaxSize(12);
    }
}
