package eu.megawatt.service.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.service.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is waited for is done and answered, or never done. */
final class AskedTest {

  private static final Duration NONE = Duration.ZERO;

  private final Asked<String> asked = new Asked<>(_ -> "done", Optional.empty());

  @Test
  void await_ofWhatNobodyHasBegun_saysThatNothingHasChangedAndHasItNeverDone() {
    assertThatThrownBy(() -> asked.await(NONE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("nothing has changed");

    assertThat(asked.take()).isFalse();
  }

  @Test
  void await_ofWhatIsBegunAndNotWritten_saysThatItMayBeKept() {
    assertThat(asked.take()).isTrue();

    assertThatThrownBy(() -> asked.await(NONE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("may be kept");
  }

  @Test
  void await_ofWhatHasFailed_throwsTheSame() {
    IllegalStateException why = new IllegalStateException("why");
    assertThat(asked.take()).isTrue();
    asked.fail(why);

    assertThatThrownBy(() -> asked.await(NONE)).isSameAs(why);
  }

  @Test
  void take_twice_isOnce() {
    assertThat(asked.take()).isTrue();
    assertThat(asked.take()).isFalse();
  }
}
