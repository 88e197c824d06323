package eu.megawatt.telemetry.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JobFeedTest {

  private static final Instant START = TestingFleets.START;
  private static final Instant END = START.plus(Duration.ofHours(8));

  private final SimulatedFleet fleet = TestingFleets.pocket(3);
  private final List<JobFeed.Declared> taken = new ArrayList<>();

  @Test
  void declareUntil_stepByStep_declaresEachJobAtItsBeginAndAtItsEnd() throws Exception {
    JobFeed feed = feed(jobs -> taken.addAll(jobs));
    for (Instant at = START; at.isBefore(END); at = at.plusSeconds(37)) {
      assertThat(feed.declareUntil(at.toEpochMilli())).isTrue();
    }
    feed.declareUntil(END.toEpochMilli());

    assertLastWordsAreTrue();
    // At most twice: when it began and when it ended.
    Map<String, Integer> times = new TreeMap<>();
    taken.forEach(it -> times.merge(it.job().id(), 1, Integer::sum));
    assertThat(times.values()).allMatch(count -> count <= 2);
  }

  @Test
  void declareUntil_receiverThatIsBusy_declaresTheSameAgain() throws Exception {
    List<Boolean> answers = new ArrayList<>(List.of(false, false, true));
    JobFeed feed =
        feed(
            jobs -> {
              boolean isTaken = answers.size() == 1 ? answers.getFirst() : answers.removeFirst();
              return isTaken && taken.addAll(jobs);
            });

    assertThat(feed.declareUntil(END.toEpochMilli())).isFalse();
    assertThat(feed.declareUntil(END.toEpochMilli())).isFalse();
    assertThat(feed.declareUntil(END.toEpochMilli())).isTrue();

    assertLastWordsAreTrue();
  }

  @Test
  void endAt_jobsThatStillRun_declaresThatTheyEnd() throws Exception {
    JobFeed feed = feed(jobs -> taken.addAll(jobs));
    feed.declareUntil(END.minusSeconds(60).toEpochMilli());

    feed.endAt(END);

    Map<String, Optional<Instant>> last = lastWords();
    assertThat(last).isNotEmpty();
    assertThat(last.values()).allMatch(end -> end.isPresent() && !end.get().isAfter(END));
  }

  private JobFeed feed(JobFeed.Intake intake) {
    return new JobFeed(fleet, START, START::toEpochMilli, intake);
  }

  private Map<String, Optional<Instant>> lastWords() {
    Map<String, Optional<Instant>> last = new TreeMap<>();
    taken.forEach(it -> last.put(it.job().id(), it.endedAt()));
    return last;
  }

  private void assertLastWordsAreTrue() {
    Map<String, Optional<Instant>> last = lastWords();
    Set<String> expected = new HashSet<>();
    for (SimulatedJob job : fleet.jobs(START, END)) {
      expected.add(job.id());
      assertThat(last.get(job.id()))
          .as(job.id())
          .isEqualTo(Optional.of(job.endedAt()).filter(end -> !end.isAfter(END)));
    }
    assertThat(expected).hasSizeGreaterThan(10).isEqualTo(last.keySet());
  }
}
