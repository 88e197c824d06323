package eu.megawatt.telemetry.receive;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.OverloadedException;
import eu.megawatt.telemetry.store.SampleSink;
import eu.megawatt.telemetry.wire.Captured;
import eu.megawatt.telemetry.wire.Message;
import eu.megawatt.telemetry.wire.SeriesIndex;
import eu.megawatt.telemetry.wire.Snapped;
import eu.megawatt.telemetry.wire.TestingResolver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The answers of the table that senders go by, row by row. */
class ReceiverTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:50:00Z");
  private static final String V1 = "application/x-protobuf";
  private static final String V2 = "application/x-protobuf;proto=io.prometheus.write.v2.Request";
  private static final String SAMPLES = "X-Prometheus-Remote-Write-Samples-Written";
  private static final String HISTOGRAMS = "X-Prometheus-Remote-Write-Histograms-Written";
  private static final String EXEMPLARS = "X-Prometheus-Remote-Write-Exemplars-Written";

  private final Sink sink = new Sink();
  private final List<Integer> shown = Collections.synchronizedList(new ArrayList<>());
  private final Receiver receiver = receiver(ReceiveLimits.USUAL);

  private Receiver receiver(ReceiveLimits limits) {
    TestingResolver resolver = new TestingResolver(Set.of("POWER_WATTS"));
    return new Receiver(
        new SeriesIndex(resolver, 10_000), sink, batch -> shown.add(batch.size()), limits);
  }

  @Test
  void answer_allGood_is204WithoutTextAndWithWhatIsWritten() {
    Answer answer = v1(series("a", 300, NOW), series("b", 400, NOW));
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(answer.headers()).containsExactlyInAnyOrderEntriesOf(written(2, 0, 0));
    assertThat(sink.stored).containsExactly("0 POWER 300000", "1 POWER 400000");
    assertThat(shown).containsExactly(2);
  }

  @Test
  void answer_nothingInIt_is204AndTouchesNoDisk() {
    assertThat(v1().status()).isEqualTo(204);
    assertThat(v1().headers()).isEqualTo(written(0, 0, 0));
    assertThat(sink.calls).isZero();
  }

  @Test
  void answer_version2_is204WithWhatIsWritten() {
    Message series =
        new Message()
            .message(1, new Message().raw(1).raw(2))
            .message(2, sample(300, NOW).varint(3, NOW.minusSeconds(500).toEpochMilli()))
            .message(3, new Message())
            .message(4, new Message())
            .message(4, new Message());
    byte[] body =
        new Message()
            .text(4, "")
            .text(4, "__name__")
            .text(4, "POWER_WATTS")
            .message(5, series)
            .toBytes();
    Answer answer = send(Snapped.of(body), V2, "snappy");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers()).isEqualTo(written(1, 1, 2));
    assertThat(sink.stored).containsExactly("0 POWER 300000");
  }

  @Test
  void answer_repeat_isSuccessAndCountsAsWritten() {
    Answer first = v1(series("a", 300, NOW));
    Answer again = v1(series("a", 300, NOW));
    assertThat(again).isEqualTo(first);
    assertThat(again.headers()).containsEntry(SAMPLES, "1");
  }

  @Test
  void answer_someTooOldOrAhead_is400WithCountsAndTheGoodAreStored() {
    Instant old = NOW.minus(Duration.ofHours(24)).minusMillis(1);
    Instant ahead = NOW.plus(Duration.ofMinutes(2)).plusMillis(1);
    Answer answer =
        v1(
            series("a", 300, NOW),
            series("b", 300, old),
            series("c", 300, ahead),
            series("d", 300, ahead.plusSeconds(60)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).isEqualTo(written(1, 0, 0));
    assertThat(answer.text())
        .contains("3 of 4 samples refused")
        .contains("1 too-old (the oldest of 2026-11-22T20:49:59.999Z; the last 24 h are taken)")
        .contains("2 in-the-future (the latest of 2026-11-23T20:53:00.001Z; at most 120 s ahead")
        .contains("do not send these again");
    assertThat(sink.stored).containsExactly("0 POWER 300000");
    assertThat(shown).containsExactly(1);
  }

  @Test
  void answer_atTheEdgesOfTheWindow_isTaken() {
    Answer answer =
        v1(
            series("a", 300, NOW.minus(Duration.ofHours(24))),
            series("a", 300, NOW.plus(Duration.ofMinutes(2))));
    assertThat(answer.status()).isEqualTo(204);
  }

  @Test
  void answer_seriesWithoutAName_is400AndTheGoodAreStored() {
    Message nameless = new Message().message(1, label("host", "a")).message(2, sample(1, NOW));
    Answer answer = v1(nameless, series("a", 300, NOW));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("1 of 2").contains("malformed").contains("__name__");
    assertThat(sink.stored).hasSize(1);
  }

  @Test
  void answer_whatNobodyNeedsOrNoSensorSaid_is204AndCountedUnderItsReason() {
    Answer answer =
        v1(
            series("a", Double.longBitsToDouble(0x7ff0000000000002L), NOW),
            series("a", 4294967295.0, NOW),
            series("a", 5_000, NOW),
            series("stranger", 300, NOW),
            new Message().message(1, label("__name__", "up")).message(2, sample(1, NOW)),
            series("a", 300, NOW));
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers()).isEqualTo(written(6, 0, 0));
    assertThat(sink.stored).containsExactly("0 POWER 300000");
    SenderStatus status = receiver.senders().getFirst();
    assertThat(status.accepted()).isEqualTo(1);
    assertThat(status.rejected())
        .isEqualTo(
            Map.of(
                Rejection.NOT_A_NUMBER, 1L,
                Rejection.NO_READING, 1L,
                Rejection.IMPLAUSIBLE, 1L,
                Rejection.UNKNOWN_ENTITY, 1L,
                Rejection.UNKNOWN_NAME, 1L));
  }

  @Test
  void answer_unknownContentType_is415AndSaysWhatIsRead() {
    for (String type : List.of("application/json", V1 + ";proto=io.prometheus.write.v3.Request")) {
      Answer answer = send(Snapped.of(new byte[0]), type, "snappy");
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.text()).contains(type).contains("io.prometheus.write.v2.Request");
    }
    Answer none =
        receiver.answer(
            new WriteRequest("s", new byte[0], 0, Optional.empty(), Optional.of("snappy")), NOW);
    assertThat(none.status()).isEqualTo(415);
    assertThat(none.text()).contains("without Content-Type");
  }

  @Test
  void answer_unknownEncoding_is415SoThatSendersFallBackToSnappy() {
    Answer answer = send(new byte[] {0x28, (byte) 0xb5}, V1, "zstd");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text()).contains("zstd").contains("snappy");
    assertThat(
            receiver
                .answer(
                    new WriteRequest("s", new byte[0], 0, Optional.of(V1), Optional.empty()), NOW)
                .status())
        .isEqualTo(415);
  }

  @Test
  void answer_brokenSnappy_is400AndNothingIsStored() {
    Answer answer = send(new byte[] {100, 0, 1}, V1, "snappy");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).isEqualTo(written(0, 0, 0));
    assertThat(answer.text()).startsWith("Nothing is stored").contains("snappy");
    assertThat(sink.calls).isZero();
  }

  @Test
  void answer_messageThatBreaksOffAfterGoodSamples_is400AndNothingIsStored() {
    byte[] message =
        new Message().message(1, series("a", 300, NOW)).bytes(1, new byte[] {0x0a, 9}).toBytes();
    Answer answer = send(Snapped.of(message), V1, "snappy");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(sink.calls).isZero();
    assertThat(receiver.senders().getFirst().malformedRequests()).isEqualTo(1);
    assertThat(receiver.senders().getFirst().accepted()).isZero();
  }

  @Test
  void answer_moreThanARequestMayHold_is400WithBothNumbers() {
    Receiver small =
        receiver(new ReceiveLimits(1_000, 10_000, 1, 5, Duration.ofHours(24), Duration.ZERO));
    byte[] body = Snapped.of(new byte[1_001]);
    Answer answer = small.answer(request("s", body, V1, "snappy"), NOW);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("1001").contains("1000");
  }

  @Test
  void answer_storeOverloaded_is503WithRetryAfterOfAFewSeconds() {
    sink.overloaded = true;
    Set<String> waits = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Answer answer = v1(series("a", 300, NOW));
      assertThat(answer.status()).isEqualTo(503);
      waits.add(answer.headers().getOrDefault("Retry-After", "none"));
    }
    assertThat(waits).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    assertThat(receiver.senders().getFirst().deferredRequests()).isEqualTo(200);
    assertThat(receiver.senders().getFirst().accepted()).isZero();
    assertThat(shown).isEmpty();
    sink.overloaded = false;
    assertThat(v1(series("a", 300, NOW)).status()).isEqualTo(204);
    assertThat(receiver.bytesInFlight()).isZero();
  }

  @Test
  void answer_moreInFlightThanIsHeld_is503UntilThereIsRoom() throws Exception {
    Receiver narrow =
        receiver(new ReceiveLimits(1_000, 2_000, 2, 5, Duration.ofHours(24), Duration.ZERO));
    byte[] body =
        Snapped.of(
            new Message().message(1, series("a", 300, NOW)).text(9, "x".repeat(900)).toBytes());
    sink.held = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<Answer> first =
          threads.submit(() -> narrow.answer(request("s", body, V1, "snappy"), NOW));
      sink.entered.await();
      long held = narrow.bytesInFlight();
      Answer second = narrow.answer(request("s", body, V1, "snappy"), NOW);
      Optional<Answer> unread = narrow.refusal(500, () -> narrow.sender("s"));
      Optional<Answer> small = narrow.refusal(1, () -> narrow.sender("s"));
      sink.held.countDown();
      assertThat(held).isPositive();
      assertThat(second.status()).isEqualTo(503);
      assertThat(unread.orElseThrow().status()).isEqualTo(503);
      assertThat(small).isEmpty();
      assertThat(narrow.senders().getFirst().deferredRequests()).isEqualTo(2);
      assertThat(first.get().status()).isEqualTo(204);
    }
    assertThat(narrow.refusal(10_000, () -> narrow.sender("s"))).isEmpty();
    assertThat(narrow.answer(request("s", body, V1, "snappy"), NOW).status()).isEqualTo(204);
    assertThat(narrow.bytesInFlight()).isZero();
  }

  @Test
  void answer_bodiesOfRealSenders_is204ForEach() {
    Instant captured = Instant.ofEpochMilli(1_795_460_000_000L);
    for (Captured body : Captured.all()) {
      Answer answer =
          receiver.answer(request("s", body.body(), body.isV2() ? V2 : V1, "snappy"), captured);
      assertThat(answer.status()).as(body.name()).isEqualTo(204);
    }
  }

  @Test
  void senders_eachWithItsCountsAndClock_andTheOnesPastTheBoundInOneLine() {
    Receiver few =
        receiver(
            new ReceiveLimits(1_000, 9_000, 1, 2, Duration.ofHours(24), Duration.ofMinutes(2)));
    byte[] body =
        Snapped.of(new Message().message(1, series("a", 300, NOW.minusSeconds(7))).toBytes());
    for (String sender : List.of("b", "a", "c", "d", "a")) {
      few.answer(request(sender, body, V1, "snappy"), NOW);
    }
    assertThat(few.senders())
        .extracting(SenderStatus::sender)
        .containsExactly("(others)", "a", "b");
    assertThat(few.senders()).extracting(SenderStatus::accepted).containsExactly(2L, 2L, 1L);
    assertThat(few.senders().getLast().lastSampleMillis())
        .isEqualTo(OptionalLong.of(NOW.minusSeconds(7).toEpochMilli()));
    assertThat(few.senders().getLast().clockOffsetMillis()).isEqualTo(OptionalLong.of(7_000));
  }

  @Test
  void senders_clockThatIsSetAhead_showsAfterAFewRequests() {
    for (int i = 0; i < 100; i++) {
      v1(series("a", 300, NOW.plusSeconds(i < 10 ? -5 : 30)));
    }
    assertThat(receiver.senders().getFirst().clockOffsetMillis().orElseThrow())
        .isBetween(-30_000L, -29_000L);
  }

  @Test
  void answer_fromManyThreads_storesEverySampleAndGivesEverythingBack() throws Exception {
    Receiver busy = receiver(ReceiveLimits.USUAL);
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        Message message = new Message();
        for (int host = 0; host < 50; host++) {
          message.message(1, series("host" + (i + host) % 70, 100 + i, NOW));
        }
        byte[] body = Snapped.of(message.toBytes());
        answers.add(threads.submit(() -> busy.answer(request("s", body, V1, "snappy"), NOW)));
      }
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).isEqualTo(204);
      }
    }
    Map<String, Long> counts =
        sink.stored.stream().collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    assertThat(sink.stored).hasSize(400 * 50);
    assertThat(counts).hasSize(400 * 50);
    assertThat(busy.senders().getFirst().accepted()).isEqualTo(400 * 50);
    assertThat(busy.bytesInFlight()).isZero();
  }

  private static Map<String, String> written(int samples, int histograms, int exemplars) {
    return Map.of(SAMPLES, "" + samples, HISTOGRAMS, "" + histograms, EXEMPLARS, "" + exemplars);
  }

  private Answer v1(Message... series) {
    Message request = new Message();
    for (Message one : series) {
      request.message(1, one);
    }
    return send(Snapped.of(request.toBytes()), V1, "snappy");
  }

  private Answer send(byte[] body, String type, String encoding) {
    return receiver.answer(request("sender", body, type, encoding), NOW);
  }

  private static WriteRequest request(String sender, byte[] body, String type, String encoding) {
    return new WriteRequest(sender, body, body.length, Optional.of(type), Optional.of(encoding));
  }

  private static Message series(String host, double watts, Instant at) {
    return new Message()
        .message(1, label("__name__", "POWER_WATTS"))
        .message(1, label("host", host))
        .message(2, sample(watts, at));
  }

  private static Message label(String name, String value) {
    return new Message().text(1, name).text(2, value);
  }

  private static Message sample(double value, Instant at) {
    return new Message().fixed64(1, value).varint(2, at.toEpochMilli());
  }

  /** Keeps samples as text, and is slow or busy when told to. */
  private static final class Sink implements SampleSink {

    private final List<String> stored = new ArrayList<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean overloaded;
    private int calls;

    @Override
    public synchronized void append(SampleBatch batch) throws OverloadedException {
      calls++;
      if (overloaded) {
        throw new OverloadedException("busy");
      }
      entered.countDown();
      try {
        held.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      for (int i = 0; i < batch.size(); i++) {
        stored.add(batch.entity(i) + " " + batch.quantity(i) + " " + batch.value(i));
      }
    }
  }
}
