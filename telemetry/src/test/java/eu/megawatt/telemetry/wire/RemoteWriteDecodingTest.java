package eu.megawatt.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RemoteWriteDecodingTest {

  private static final long EVER = Long.MAX_VALUE;

  private final TestingResolver resolver = new TestingResolver(RandomRequests.NEEDED);
  private final Decoding decoding = new Decoding(resolver);

  @Test
  void decode_capturedBodies_givesWhatTheSlowReaderReads() throws MalformedRequestException {
    for (Captured captured : Captured.all()) {
      byte[] plain = NaiveSnappy.decode(captured.body()).orElseThrow();
      SlowRequest slow = captured.isV2() ? SlowRequest.v2(plain) : SlowRequest.v1(plain);
      TestingResolver all = new TestingResolver(halfOf(metricsOf(slow)));
      Decoding ofAll = new Decoding(all);
      for (int time = 0; time < 3; time++) {
        Intake intake = ofAll.decode(plain, captured.isV2(), 0, EVER);
        assertThat(Expected.of(intake))
            .as("%s, time %d", captured.name(), time)
            .isEqualTo(Expected.of(slow, all, 0, EVER));
        assertThat(intake.descriptions()).isEqualTo(slow.metadata());
      }
      assertThat(all.asked()).doesNotHaveDuplicates();
    }
  }

  /** The metrics, but for every second that is not of a GPU. */
  private static Set<String> halfOf(List<String> metrics) {
    Set<String> half = new HashSet<>();
    for (int i = 0; i < metrics.size(); i++) {
      if (i % 2 == 0 || metrics.get(i).startsWith("DCGM")) {
        half.add(metrics.get(i));
      }
    }
    return half;
  }

  private static List<String> metricsOf(SlowRequest request) {
    return request.series().stream()
        .flatMap(series -> series.labels().stream())
        .filter(label -> label.getKey().equals("__name__"))
        .map(Map.Entry::getValue)
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void decode_generatedRequests_givesWhatTheSlowReaderReads() throws MalformedRequestException {
    Set<Rejection> met = new HashSet<>();
    long started = 0;
    for (int seed = 0; seed < 6_000; seed++) {
      boolean v2 = seed % 2 == 1;
      RandomRequests requests = new RandomRequests(new SplittableRandom(seed));
      byte[] plain = v2 ? requests.v2() : requests.v1();
      Expected expected =
          Expected.of(
              v2 ? SlowRequest.v2(plain) : SlowRequest.v1(plain),
              resolver,
              RandomRequests.OLDEST,
              RandomRequests.LATEST);
      Intake intake = decoding.decode(plain, v2);
      assertThat(Expected.of(intake)).as("seed %d", seed).isEqualTo(expected);
      long starts =
          expected.rows().stream().filter(row -> row.quantity() == Quantity.START).count();
      assertThat(intake.accepted()).isEqualTo(expected.rows().size() - starts);
      started += starts;
      met.addAll(expected.rejected().keySet());
      if (seed == 3_000) {
        resolver.meetStrangers();
      }
    }
    assertThat(started).as("samples that say when their counters began").isPositive();
    assertThat(met)
        .contains(
            Rejection.NOT_A_NUMBER,
            Rejection.NO_READING,
            Rejection.IMPLAUSIBLE,
            Rejection.UNKNOWN_NAME,
            Rejection.UNKNOWN_ENTITY,
            Rejection.TOO_OLD,
            Rejection.IN_THE_FUTURE,
            Rejection.MALFORMED);
  }

  @Test
  void decode_whatStandsBehindTheMessage_hasNoPart() {
    for (int seed = 0; seed < 4_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      boolean v2 = seed % 2 == 1;
      RandomRequests requests = new RandomRequests(random);
      byte[] whole = v2 ? requests.v2() : requests.v1();
      byte[] plain = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      assertThat(outcome(plain, v2, (byte) 0xff))
          .as("seed %d", seed)
          .isEqualTo(outcome(plain, v2, (byte) 0x0a));
    }
  }

  @Test
  void decode_mutatedBodies_throwsNothingButThatTheyAreMalformed() {
    SplittableRandom random = new SplittableRandom(5);
    List<Captured> bodies = Captured.all();
    List<byte[]> messages =
        bodies.stream().map(it -> NaiveSnappy.decode(it.body()).orElseThrow()).toList();
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      int which = random.nextInt(bodies.size());
      boolean v2 = bodies.get(which).isV2();
      byte[] plain = messages.get(which);
      byte[] some = Arrays.copyOf(plain, Math.min(plain.length, 20_000));
      for (int hits = random.nextInt(1, 20); hits > 0; hits--) {
        some[random.nextInt(some.length)] = (byte) random.nextInt(256);
      }
      String outcome = outcome(some, v2, (byte) 0xff);
      refused += outcome.startsWith("byte ") ? 1 : 0;
      assertThat(outcome).isEqualTo(outcome(some, v2, (byte) 0));
    }
    assertThat(refused).isBetween(500, 2_000);
  }

  private String outcome(byte[] plain, boolean v2, byte behind) {
    byte[] longer = Arrays.copyOf(plain, plain.length + 64);
    Arrays.fill(longer, plain.length, longer.length, behind);
    try {
      return Expected.of(decoding.decode(longer, plain.length, v2)).toString();
    } catch (MalformedRequestException e) {
      return e.reason();
    }
  }

  @Test
  void decode_emptyRequest_isNothing() throws MalformedRequestException {
    assertThat(Expected.of(decoding.decode(new byte[0], false)).samples()).isZero();
    assertThat(Expected.of(decoding.decode(new byte[0], true)).samples()).isZero();
  }

  @Test
  void decode_unneededNames_areDroppedWithoutAQuestionOrMemory() throws MalformedRequestException {
    Message request = new Message();
    for (int i = 0; i < 1_000; i++) {
      request.message(1, series("up", "host" + i, 1));
    }
    Intake intake = decoding.decode(request.toBytes(), false);
    assertThat(intake.rejected(Rejection.UNKNOWN_NAME)).isEqualTo(1_000);
    assertThat(resolver.asked()).isEmpty();
    assertThat(decoding.index.size()).isZero();
  }

  @Test
  void decode_seriesThatAreKnown_takesNoMemoryForASample() throws MalformedRequestException {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Captured captured : Captured.all()) {
      byte[] plain = NaiveSnappy.decode(captured.body()).orElseThrow();
      SlowRequest slow = captured.isV2() ? SlowRequest.v2(plain) : SlowRequest.v1(plain);
      Decoding all = new Decoding(new TestingResolver(Set.copyOf(metricsOf(slow))));
      for (int i = 0; i < 20; i++) {
        all.decode(plain, captured.isV2(), 0, EVER);
      }
      long before = memory.getCurrentThreadAllocatedBytes();
      long samples = 0;
      for (int i = 0; i < 100; i++) {
        samples += all.decode(plain, captured.isV2(), 0, EVER).samples();
      }
      assertThat((memory.getCurrentThreadAllocatedBytes() - before) / samples)
          .as(captured.name())
          .isZero();
    }
  }

  @Test
  void decode_refsOfTextsThatAreNotThere_makeTheirSeriesMalformedAndNoOther()
      throws MalformedRequestException {
    Message good = new Message().message(1, new Message().raw(1).raw(2)).message(2, sample(5));
    Message request =
        new Message()
            .text(4, "")
            .text(4, "__name__")
            .text(4, "POWER_WATTS")
            .message(5, good)
            .message(5, new Message().message(1, new Message().raw(1).raw(3)).message(2, sample(5)))
            .message(
                5, new Message().message(1, new Message().raw(1).raw(-1)).message(2, sample(5)))
            .message(5, new Message().message(1, new Message().raw(1)).message(2, sample(5)))
            .message(5, good);
    Intake intake = decoding.decode(request.toBytes(), true);
    assertThat(intake.rejected(Rejection.MALFORMED)).isEqualTo(3);
    assertThat(intake.batch().size()).isEqualTo(2);
  }

  @Test
  void decode_labelsThatAreNoText_makeTheirSeriesMalformed() throws MalformedRequestException {
    Message label = new Message().text(1, "host").bytes(2, new byte[] {(byte) 0xc3});
    byte[] request =
        new Message().message(1, series("POWER_WATTS", "a", 1).message(1, label)).toBytes();
    assertThat(decoding.decode(request, false).rejected(Rejection.MALFORMED)).isEqualTo(1);
  }

  @Test
  void decode_moreSymbolsThanAreTaken_isRefused() {
    Message request = new Message();
    for (int i = 0; i <= SymbolTable.MOST; i++) {
      request.text(4, "");
    }
    byte[] plain = request.toBytes();
    assertThatThrownBy(() -> decoding.decode(plain, true))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageContaining("500000");
  }

  @Test
  void decode_afterTheInventoryKnowsMore_takesWhatWasUnknown() throws MalformedRequestException {
    byte[] request = new Message().message(1, series("POWER_WATTS", "stranger", 1)).toBytes();
    assertThat(decoding.decode(request, false).rejected(Rejection.UNKNOWN_ENTITY)).isEqualTo(1);
    assertThat(decoding.decode(request, false).rejected(Rejection.UNKNOWN_ENTITY)).isEqualTo(1);
    assertThat(resolver.asked()).hasSize(1);
    resolver.meetStrangers();
    assertThat(decoding.decode(request, false).batch().size()).isEqualTo(1);
    assertThat(resolver.asked()).hasSize(2);
    assertThat(decoding.index.size()).isEqualTo(1);
  }

  @Test
  void decode_theSameSeriesWithItsLabelsApart_isTheSameSeries() throws MalformedRequestException {
    Message together = series("POWER_WATTS", "a", 1);
    Message apart =
        new Message()
            .message(1, label("__name__", "POWER_WATTS"))
            .message(2, sample(1))
            .message(1, label("host", "a"));
    decoding.decode(new Message().message(1, together).toBytes(), false);
    decoding.decode(new Message().message(1, apart).toBytes(), false);
    assertThat(decoding.index.size()).isEqualTo(1);
  }

  private static Message series(String metric, String host, double value) {
    return new Message()
        .message(1, label("__name__", metric))
        .message(1, label("host", host))
        .message(2, sample(value));
  }

  private static Message label(String name, String value) {
    return new Message().text(1, name).text(2, value);
  }

  private static Message sample(double value) {
    return new Message().fixed64(1, value).varint(2, RandomRequests.NOW);
  }

  /** Decoders that are used again and again, as they are in service. */
  private static final class Decoding {

    private final SeriesIndex index;
    private final RemoteWriteV1 v1;
    private final RemoteWriteV2 v2;
    private final Intake intake = new Intake(new SampleBatch(1));

    Decoding(TestingResolver resolver) {
      index = new SeriesIndex(resolver, 100_000);
      v1 = new RemoteWriteV1(index);
      v2 = new RemoteWriteV2(index);
    }

    Intake decode(byte[] plain, boolean isV2) throws MalformedRequestException {
      return decode(plain, isV2, RandomRequests.OLDEST, RandomRequests.LATEST);
    }

    Intake decode(byte[] plain, boolean isV2, long oldest, long latest)
        throws MalformedRequestException {
      intake.begin(oldest, latest);
      decodeInto(plain, plain.length, isV2);
      return intake;
    }

    Intake decode(byte[] plain, int length, boolean isV2) throws MalformedRequestException {
      intake.begin(RandomRequests.OLDEST, RandomRequests.LATEST);
      decodeInto(plain, length, isV2);
      return intake;
    }

    private void decodeInto(byte[] plain, int length, boolean isV2)
        throws MalformedRequestException {
      if (isV2) {
        v2.decode(plain, length, intake);
      } else {
        v1.decode(plain, length, intake);
      }
    }
  }
}
