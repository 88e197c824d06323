package eu.megawatt.service.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes what the {@link LiveDesk} has made, group after group, on a thread of its own, while the
 * desk makes the next one. Who asked is answered after that. Once a group could not be written
 * nothing after it is, until {@link #recover}. Thread-safe; one thread hands groups over.
 */
final class Scribe implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Scribe.class.getName());
  private static final long LONGEST_END_MS = TimeUnit.SECONDS.toMillis(5);

  /** What was asked for together. */
  interface Group {

    /** What is to be kept, all of it or nothing. */
    Publication made();

    /** What the next groups have to know of it before it can be read. */
    Turn.Batch batch();

    /** It is kept. */
    void isKept();

    /** It is not, and nothing has changed. */
    void isLost();
  }

  private final Consumer<Publication> write;
  private final Runnable force;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("live-scribe").unstarted(this::work);
  private Optional<Group> waiting = Optional.empty();
  private Optional<Group> inHand = Optional.empty();
  private boolean isReadable;
  private boolean failed;
  private boolean closing;

  /**
   * @param write keeps it all or nothing; it can be read once this returns
   * @param force has what was written stay, whatever happens
   */
  Scribe(Consumer<Publication> write, Runnable force) {
    this.write = write;
    this.force = force;
  }

  void begin() {
    thread.start();
  }

  /**
   * Waits until what was handed over can be read and has only to reach the disk: what comes in
   * until then goes together into the next group.
   */
  synchronized void awaitReadable() throws InterruptedException {
    while (!failed && (waiting.isPresent() || (inHand.isPresent() && !isReadable))) {
      wait();
    }
  }

  /** What is not kept yet, the oldest first. */
  synchronized List<Turn.Batch> unwritten() {
    List<Turn.Batch> batches = new ArrayList<>();
    inHand.ifPresent(it -> batches.add(it.batch()));
    waiting.ifPresent(it -> batches.add(it.batch()));
    return batches;
  }

  /**
   * Hands a group over; waits while another is in the way.
   *
   * @throws IllegalStateException where one before it could not be written
   */
  synchronized void take(Group group) throws InterruptedException {
    while (waiting.isPresent() && !failed) {
      wait();
    }
    if (failed) {
      throw new IllegalStateException("What was made before could not be written");
    }
    waiting = Optional.of(group);
    notifyAll();
  }

  synchronized boolean hasFailed() {
    return failed;
  }

  /** Goes on after a failure; whoever hands groups over knows by now what is on disk. */
  synchronized void recover() throws InterruptedException {
    while (inHand.isPresent()) {
      wait();
    }
    failed = false;
  }

  private void work() {
    try {
      Optional<Group> next = next();
      while (next.isPresent()) {
        write(next.get());
        next = next();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Optional<Group> next() throws InterruptedException {
    inHand = Optional.empty();
    notifyAll();
    while (waiting.isEmpty() && !closing) {
      wait();
    }
    inHand = waiting;
    isReadable = false;
    waiting = Optional.empty();
    notifyAll();
    return inHand;
  }

  private void write(Group group) {
    try {
      if (!group.made().isEmpty()) {
        write.accept(group.made());
        readable();
        force.run();
      }
      group.isKept();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The plan could not be written; it is read anew", e);
      Optional<Group> next = fail();
      group.isLost();
      next.ifPresent(Group::isLost);
    }
  }

  private synchronized void readable() {
    isReadable = true;
    notifyAll();
  }

  private synchronized Optional<Group> fail() {
    failed = true;
    Optional<Group> next = waiting;
    waiting = Optional.empty();
    notifyAll();
    return next;
  }

  /** Writes what it has and ends. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      thread.join(LONGEST_END_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
