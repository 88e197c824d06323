package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that no job waits for itself, however indirectly. */
final class WaitingOrder {

  private static final int SHOWN = 20;

  private final Section<JobEntry> jobs;
  private final Issues issues;

  /** Jobs that wait for nothing that waits for them, or that has been told. */
  private final Set<JobEntry> settled = new HashSet<>();

  WaitingOrder(Section<JobEntry> jobs, Issues issues) {
    this.jobs = jobs;
    this.issues = issues;
  }

  /** A job, and how many of those it waits for have been looked at. */
  private static final class Step {
    final JobEntry job;
    int next;

    Step(JobEntry job) {
      this.job = job;
    }
  }

  /** Adds an issue for each circle. */
  void check() {
    jobs.items().forEach(this::check);
  }

  private void check(JobEntry first) {
    List<Step> way = new ArrayList<>(List.of(new Step(first)));
    Set<JobEntry> passed = new HashSet<>(Set.of(first));
    while (!way.isEmpty()) {
      Step last = way.getLast();
      List<Text> after = last.job.terms.after();
      if (settled.contains(last.job) || last.next == after.size()) {
        settled.add(last.job);
        passed.remove(way.removeLast().job);
        continue;
      }
      Text name = after.get(last.next++);
      JobEntry before = jobs.find(name);
      if (before != null && !passed.add(before)) {
        report(way, last.next - 1, name);
      } else if (before != null) {
        way.add(new Step(before));
      }
    }
  }

  private void report(List<Step> way, int index, Text name) {
    JobEntry job = way.getLast().job;
    List<String> names = way.stream().map(it -> requireNonNull(it.job.id).value()).toList();
    String circle =
        names.subList(names.indexOf(name.value()), names.size()).stream()
            .limit(SHOWN)
            .map(Names::plain)
            .collect(Collectors.joining(" -> "));
    issues.add(
        name.at(),
        job.pointer("after") + "/" + index,
        "the job waits for itself: %s -> %s".formatted(circle, Names.plain(name.value())));
  }
}
