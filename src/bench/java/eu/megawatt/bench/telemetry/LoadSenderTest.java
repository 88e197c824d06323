package eu.megawatt.bench.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.wire.Intake;
import eu.megawatt.telemetry.wire.MalformedRequestException;
import eu.megawatt.telemetry.wire.RemoteWriteV1;
import eu.megawatt.telemetry.wire.SeriesIndex;
import eu.megawatt.telemetry.wire.Snappy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadSenderTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void corpus_written_hasEverySampleAndIsTheSameAgain() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");

    long samples = new Corpus(100, 2).write(one, 3, 1_000_000);
    new Corpus(100, 2).write(two, 3, 1_000_000);

    assertThat(samples).isEqualTo(3 * 100 * 8 * 6);
    assertThat(two).hasSameBinaryContentAs(one);
    try (CorpusFile corpus = new CorpusFile(one)) {
      assertThat(corpus.shards()).isEqualTo(2);
      assertThat(corpus.of(0).stream().mapToInt(CorpusFile.Request::samples).sum())
          .isEqualTo((int) samples / 2);
      ByteBuffer body = ByteBuffer.allocate(1 << 20);
      corpus.body(corpus.of(1).getFirst(), body);
      assertThat(body.position()).isEqualTo(corpus.of(1).getFirst().length());
    }
  }

  @Test
  void send_toAReceiverThatIsBusyAtTimes_countsWhatItAnswered() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/api/v1/write",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(requests.incrementAndGet() % 4 == 0 ? 503 : 204, -1);
          }
        });
    receiver.start();
    Path file = folder.resolve("corpus");
    new Corpus(250, 2).write(file, 4, 1_000_000);
    try (CorpusFile corpus = new CorpusFile(file)) {
      LoadReport report =
          new LoadSender(
                  URI.create(
                      "http://127.0.0.1:" + receiver.getAddress().getPort() + "/api/v1/write"),
                  "secret",
                  0,
                  600)
              .send(corpus, ProcessHandle.current().pid());

      assertThat(report.offered()).isEqualTo(4 * 250 * 48);
      assertThat(report.statuses()).isEqualTo(Map.of(204, 18L, 503, 6L));
      assertThat(report.acknowledged()).isEqualTo(18L * 2_000);
      assertThat(report.refusal()).hasValueSatisfying(it -> assertThat(it).startsWith("503"));
      assertThat(report.p50Millis()).isPositive().isLessThanOrEqualTo(report.maxMillis());
      assertThat(report.peakRssMiB()).isPositive();
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void endlessLoad_ofAnyRound_saysWhatEachSeriesHasThen() throws MalformedRequestException {
    byte[][] labels = new Corpus(16, 1).seriesLabels();
    EndlessLoad load = new EndlessLoad(labels, 2, 1_795_600_000_000L);
    Set<String> said = new HashSet<>();
    SeriesIndex index =
        new SeriesIndex(
            Resolver.asLabelled(
                Dictionary.builtIn(),
                (_, key) -> {
                  said.add(key);
                  return said.size() - 1;
                }),
            10_000);
    for (int round : new int[] {0, 7, 5_000}) {
      for (int connection = 0; connection < 2; connection++) {
        ByteBuffer packed = ByteBuffer.allocate(1 << 20);
        load.write(connection, round, packed);
        byte[] plain = new byte[(1 << 20) + Snappy.SLACK];
        int length =
            Snappy.plainLength(packed.array(), packed.position(), plain.length - Snappy.SLACK);
        Snappy.decode(packed.array(), packed.position(), plain, length);
        Intake intake = new Intake(new SampleBatch(1_000));
        intake.begin(0, Long.MAX_VALUE);
        new RemoteWriteV1(index).decode(plain, length, intake);

        assertThat(packed.position()).isEqualTo(load.length(connection)).isLessThan(length / 4);
        assertThat(intake.batch().size()).isEqualTo(load.series());
        for (int at = 0; at < load.series(); at++) {
          int series = connection * load.series() + at;
          assertThat(intake.batch().atMillis(at)).isEqualTo(load.atMillis(round));
          assertThat(intake.batch().quantity(at).code()).isEqualTo(series % 6);
          assertThat(intake.batch().value(at)).isEqualTo(EndlessLoad.kept(series, round));
        }
      }
    }
  }
}
