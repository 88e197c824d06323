package eu.megawatt.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A node that returns while somebody reads what is known waits in what is said of it, too. */
final class ReturnsTest {

  private final Returns returns = new Returns();

  private static Apart.Wait wait(String node, String why) {
    return new Apart.Wait(node, true, why, Instant.EPOCH, Optional.empty());
  }

  @Test
  void since_ofWhatWasReadBeforeANodeReturned_addsIt() {
    long seen = returns.count();
    returns.note(wait("n03", "a fan"));
    Apart said = new Apart(Map.of(), List.of(wait("n01", "new")));

    assertThat(returns.since(said, seen).waits())
        .containsExactly(wait("n01", "new"), wait("n03", "a fan"));
    assertThat(returns.since(said, seen).waits()).as("as often as it is said").hasSize(2);
  }

  @Test
  void since_ofWhatWasReadAfterwards_isWhatWasSaid() {
    returns.note(wait("n03", "a fan"));
    assertThat(returns.since(Apart.NONE, returns.count())).isEqualTo(Apart.NONE);
    assertThat(returns.since(Apart.NONE, 0)).as("it is forgotten").isEqualTo(Apart.NONE);
  }

  @Test
  void since_ofANodeThatWaitsAnyway_isThatOneWait() {
    returns.note(wait("n03", "a fan"));
    Apart said = new Apart(Map.of(), List.of(wait("n03", "too old")));
    assertThat(returns.since(said, 0)).isEqualTo(said);
  }

  @Test
  void since_ofANodeThatReturnedTwice_addsItOnce() {
    returns.note(wait("n03", "a fan"));
    returns.note(wait("n03", "a disk"));
    assertThat(returns.since(Apart.NONE, 0).waits()).containsExactly(wait("n03", "a disk"));
    assertThat(returns.since(Apart.NONE, 1).waits())
        .as("read between the two")
        .containsExactly(wait("n03", "a disk"));
  }
}
