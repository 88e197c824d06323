package eu.megawatt.scheduler.nodes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a run needs of a pool: so many whole GPUs, the same ones in all of its spans.
 *
 * @param id unique among the gangs of its pool
 * @param spans at least one, in the order of time
 * @param bound the GPUs that it has already and keeps; empty where none were given yet
 * @param isReal whether whoever runs it says that it has them
 */
public record Gang(String id, int gpus, List<Span> spans, List<NodeGpus> bound, boolean isReal) {

  /** Those that begin first, of these the larger ones, then by id. */
  static final Comparator<Gang> ORDER =
      Comparator.comparing(Gang::from)
          .thenComparing(Comparator.comparingInt(Gang::gpus).reversed())
          .thenComparing(Gang::id);

  public Gang {
    spans = List.copyOf(spans);
    bound = List.copyOf(bound);
    if (gpus < 1 || spans.isEmpty()) {
      throw new IllegalArgumentException(
          "Gang %s has %d GPUs in %d spans, allowed are 1 and more of both"
              .formatted(id, gpus, spans.size()));
    }
    for (int span = 1; span < spans.size(); span++) {
      if (spans.get(span).from().isBefore(spans.get(span - 1).to())) {
        throw new IllegalArgumentException("Spans of gang %s overlap: %s".formatted(id, spans));
      }
    }
  }

  /** One that has no GPUs yet. */
  public static Gang open(String id, int gpus, List<Span> spans) {
    return new Gang(id, gpus, spans, List.of(), false);
  }

  public Instant from() {
    return spans.getFirst().from();
  }

  /** The first instant after it. */
  public Instant to() {
    return spans.getLast().to();
  }

  /** Whether it is at work at an instant. */
  boolean isAt(Instant at) {
    return spans.stream().anyMatch(it -> it.contains(at));
  }

  /** When it begins next after an instant, for the first time or after a break. */
  Optional<Instant> nextBegin(Instant at) {
    return spans.stream().map(Span::from).filter(it -> it.isAfter(at)).findFirst();
  }
}
