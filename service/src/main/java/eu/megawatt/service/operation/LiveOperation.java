package eu.megawatt.service.operation;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.sse.EventRing;
import eu.megawatt.service.sse.StreamedEvent;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * An operation while somebody may watch it: where it stands, how it got there, and its stream of
 * events. Thread-safe.
 */
public final class LiveOperation {

  /** At most four progress events a second. */
  private static final long PROGRESS_NANOS = 240_000_000;

  private final EventRing events = new EventRing();
  private final History history = new History();
  private final LongSupplier nanoTime;
  private Operation operation;
  private long nextProgressAt;
  private boolean discard;

  LiveOperation(Operation operation, LongSupplier nanoTime) {
    this.operation = operation;
    this.nanoTime = nanoTime;
    nextProgressAt = nanoTime.getAsLong();
    events.append("state", Json.write(operation));
  }

  /** One that ended a while ago, for those who still ask for its stream. */
  static LiveOperation ended(Operation operation) {
    LiveOperation live = new LiveOperation(operation, System::nanoTime);
    live.events.close();
    return live;
  }

  public synchronized Operation operation() {
    return operation;
  }

  public EventRing events() {
    return events;
  }

  /** Where it stands, under the id of the last event that it includes. */
  public synchronized StreamedEvent snapshot() {
    long id = events.isClosed() ? events.newest() - 1 : events.newest();
    return new StreamedEvent(id, "snapshot", Json.write(operation));
  }

  synchronized List<ProgressPoint> history() {
    return history.points();
  }

  /** Whether the plan is not wanted when it comes. */
  synchronized boolean isDiscarded() {
    return discard;
  }

  synchronized void discard() {
    discard = true;
  }

  /** Moves on to a progress; too quick a one is skipped unless a step has been taken. */
  synchronized void progress(ProgressPoint point) {
    boolean sameStep =
        operation.progress().map(before -> before.phase().equals(point.phase())).orElse(false);
    long now = nanoTime.getAsLong();
    operation = operation.at(point);
    if (sameStep && now < nextProgressAt) {
      return;
    }
    nextProgressAt = now + PROGRESS_NANOS;
    history.add(point);
    events.append("progress", Json.write(point));
  }

  /** Changes its state unless it has ended; ends the stream where that was the last change. */
  synchronized Operation change(UnaryOperator<Operation> next) {
    if (operation.state().hasEnded()) {
      return operation;
    }
    operation = next.apply(operation);
    events.append("state", Json.write(operation));
    if (operation.state().hasEnded()) {
      events.close();
    }
    return operation;
  }
}
