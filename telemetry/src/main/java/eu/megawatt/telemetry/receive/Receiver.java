package eu.megawatt.telemetry.receive;

import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.OverloadedException;
import eu.megawatt.telemetry.store.SampleSink;
import eu.megawatt.telemetry.wire.Intake;
import eu.megawatt.telemetry.wire.MalformedRequestException;
import eu.megawatt.telemetry.wire.SeriesIndex;
import eu.megawatt.telemetry.wire.Snappy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes in remote_write requests: decodes each, has its good samples made durable, shows them to
 * the live sums, and only then answers. The same request may come any number of times. Thread-safe;
 * a call lasts until the samples are on disk.
 */
public final class Receiver {

  private static final String SNAPPY = "snappy";
  private static final int USUAL_SAMPLES = 2_000;

  /** Batches that are kept for later requests; more are made while more wait for the disk. */
  private static final int MOST_INTAKES_KEPT = 64;

  /**
   * Bytes that a packed one is unpacked to, about: label texts repeat. Only a guess before the
   * request itself says it.
   */
  private static final int EXPANSION = 8;

  /** Room for samples of a larger request is not kept. */
  private static final int MOST_SAMPLES_KEPT = 20_000;

  private final SampleSink sink;
  private final Consumer<SampleBatch> live;
  private final ReceiveLimits limits;
  private final Answers answers;
  private final Senders senders;
  private final BytesInFlight inFlight;
  private final BlockingDeque<Decoder> decoders = new LinkedBlockingDeque<>();
  private final ArrayBlockingQueue<Intake> intakes = new ArrayBlockingQueue<>(MOST_INTAKES_KEPT);

  /**
   * A receiver that has received nothing.
   *
   * @param sink makes samples durable
   * @param live sees what is durable; must be done with the batch when it returns
   */
  public Receiver(
      SeriesIndex index, SampleSink sink, Consumer<SampleBatch> live, ReceiveLimits limits) {
    this.sink = sink;
    this.live = live;
    this.limits = limits;
    answers = new Answers(limits);
    senders = new Senders(limits.mostSenders());
    inFlight = new BytesInFlight(limits.mostBytesInFlight());
    for (int i = 0; i < limits.decoders(); i++) {
      decoders.add(new Decoder(index));
    }
  }

  /** The counts of a sender by its name. */
  public SenderWatch sender(String name) {
    return senders.of(name);
  }

  /**
   * What to answer before the body is even read, where there would be no room for it: reading what
   * is then refused takes time from what is taken. Empty where it is to be read and taken in.
   *
   * @param packedBytes of the body, as announced
   */
  public Optional<Answer> refusal(long packedBytes, Supplier<? extends SenderWatch> watch) {
    if (inFlight.hasRoom(packedBytes * (1 + EXPANSION))) {
      return Optional.empty();
    }
    watch.get().deferred();
    return Optional.of(noRoom());
  }

  private Answer noRoom() {
    return answers.later("too many requests are waiting");
  }

  /** Takes in a request, received at the given time; counted by the name of its sender. */
  public Answer answer(WriteRequest request, Instant now) {
    return answer(request, () -> sender(request.sender()), now);
  }

  /**
   * Takes in a request, received at the given time, of a sender whose counts are kept elsewhere.
   *
   * @param watch asked for only if the request is in a format that is read here
   */
  public Answer answer(WriteRequest request, Supplier<? extends SenderWatch> watch, Instant now) {
    Optional<Protocol> protocol = request.contentType().flatMap(Protocol::of);
    if (protocol.isEmpty()) {
      return answers.unknownType(request.contentType());
    }
    if (!request.contentEncoding().map(SNAPPY::equalsIgnoreCase).orElse(false)) {
      return answers.unknownEncoding(request.contentEncoding());
    }
    SenderWatch counts = watch.get();
    try {
      return admit(request, protocol.get(), counts, now);
    } catch (MalformedRequestException e) {
      counts.malformed(e.reason());
      return answers.malformed(e.reason());
    } catch (OverloadedException e) {
      counts.deferred();
      return answers.later("the store has more to write than it can");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      counts.deferred();
      return answers.later("the service is stopping");
    }
  }

  private Answer admit(WriteRequest request, Protocol protocol, SenderWatch counts, Instant now)
      throws MalformedRequestException, OverloadedException, InterruptedException {
    int plain = Snappy.plainLength(request.body(), request.length(), limits.mostPlainBytes());
    long bytes = (long) request.length() + plain;
    if (!inFlight.take(bytes)) {
      counts.deferred();
      return noRoom();
    }
    Intake intake = takeIntake();
    try {
      decode(request, protocol, plain, intake, now);
      store(intake.batch());
      counts.taken(intake, now.toEpochMilli());
      return answers.stored(intake);
    } finally {
      giveBack(intake);
      inFlight.giveBack(bytes);
    }
  }

  private Intake takeIntake() {
    Intake kept = intakes.poll();
    return kept != null ? kept : new Intake(new SampleBatch(USUAL_SAMPLES));
  }

  private void giveBack(Intake intake) {
    if (intake.batch().size() <= MOST_SAMPLES_KEPT) {
      intakes.offer(intake);
    }
  }

  private void decode(
      WriteRequest request, Protocol protocol, int plain, Intake intake, Instant now)
      throws MalformedRequestException, InterruptedException {
    intake.begin(
        now.minus(limits.lateWindow()).toEpochMilli(), now.plus(limits.ahead()).toEpochMilli());
    Decoder decoder = decoders.takeFirst();
    try {
      decoder.decode(protocol, request.body(), request.length(), plain, intake);
    } finally {
      decoders.addFirst(decoder);
    }
  }

  private void store(SampleBatch batch) throws OverloadedException {
    if (batch.size() > 0) {
      sink.append(batch);
      live.accept(batch);
    }
  }

  /** What each sender has sent so far, by name. */
  public List<SenderStatus> senders() {
    return senders.snapshot();
  }

  /** Bytes of requests that are not answered yet. */
  public long bytesInFlight() {
    return inFlight.held();
  }
}
