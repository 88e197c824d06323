package eu.megawatt.kernels.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostKernelsTest {

  @TempDir Path directory;

  @Test
  void ring_anyRanksAndSizes_hasTheExactSumsInEveryRank() throws IOException {
    for (int ranks : List.of(1, 2, 3, 5)) {
      for (long bytes : List.of(4L, 28L, 4L * 1021, 4L * 70_001)) {
        try (RingKernel ring = new RingKernel(new Shape.Ring(ranks, bytes), 3)) {
          assertThat(ring.check())
              .as("%d ranks of %d bytes", ranks, bytes)
              .isInstanceOf(Correctness.Right.class);
          long fingerprint = ring.fingerprint().orElseThrow();
          assertThat(ring.run(3)).isPositive();
          assertThat(ring.fingerprint()).hasValue(fingerprint);
        }
      }
    }
  }

  @Test
  void ring_aSumOffByOne_isWrongByRankAndPlace() throws IOException {
    try (RingKernel ring = new RingKernel(new Shape.Ring(3, 400), 3)) {
      ring.repeat(1);
      ring.sums(2)[99]++;
      assertThat(ring.judge())
          .isInstanceOfSatisfying(
              Correctness.Wrong.class,
              wrong -> assertThat(wrong.what()).contains("number 99 of rank 2"));
    }
  }

  @Test
  void ring_oneSocketCut_isAbsentAndNobodyWaits() throws IOException {
    Ring sockets = Ring.of(2);
    try (Crew crew = new Crew("test-", 2, sockets)) {
      Rank rank = new Rank(0, 2, new float[1 << 20], sockets);
      assertThatThrownBy(
              () ->
                  crew.run(
                      List.of(rank::reduce, () -> sockets.from(1).close()),
                      java.time.Duration.ofSeconds(20)))
          .isInstanceOf(AbsentException.class);
      assertThatThrownBy(() -> crew.run(List.of(), java.time.Duration.ofSeconds(1)))
          .isInstanceOf(AbsentException.class)
          .hasMessageContaining("failed before");
    }
  }

  @Test
  void crew_aDutyThatTakesTooLong_isOutOfTime() throws IOException {
    try (Link link = Link.open();
        Crew crew = new Crew("test-", 1, link)) {
      assertThatThrownBy(
              () ->
                  crew.run(
                      List.of(() -> link.receiver().getInputStream().read()),
                      java.time.Duration.ofMillis(50)))
          .isInstanceOfSatisfying(
              AbsentException.class,
              absent -> assertThat(absent.absence()).isEqualTo(Absence.OUT_OF_TIME));
    }
  }

  @Test
  void link_isOnLoopbackAndBothEndsAreOneConnection() throws IOException {
    try (Link link = Link.open()) {
      assertThat(link.receiver().getLocalAddress().isLoopbackAddress()).isTrue();
      assertThat(link.sender().getInetAddress().isLoopbackAddress()).isTrue();
      assertThat(link.receiver().getPort()).isEqualTo(link.sender().getLocalPort());
      assertThat(link.receiver().getSoTimeout()).isPositive();
    }
  }

  @Test
  void tcp_bytes_comeAsTheyWere() throws IOException {
    for (long bytes : List.of(8L, 1032L, (256L << 10) + 8, 1L << 20)) {
      try (TcpKernel tcp = new TcpKernel(new Shape.Transfer(bytes, false), 5)) {
        assertThat(tcp.check()).as(bytes + " bytes").isInstanceOf(Correctness.Right.class);
        long fingerprint = tcp.fingerprint().orElseThrow();
        tcp.run(3);
        assertThat(tcp.fingerprint()).hasValue(fingerprint);
        tcp.received()[(int) bytes - 1] ^= 1;
        assertThat(tcp.judge()).isInstanceOf(Correctness.Wrong.class);
        assertThat(tcp.fingerprint()).isNotEqualTo(java.util.OptionalLong.of(fingerprint));
      }
    }
  }

  @Test
  void storage_readsOfBothKinds_areWhatWasWritten() throws IOException {
    Shape.File whole = new Shape.File(5 * 8192, 8192, 5);
    Shape.File random = new Shape.File(1 << 20, 4096, 33);
    try (FileReadKernel sequential = FileReadKernel.sequential(whole, directory, 7);
        FileReadKernel scattered = FileReadKernel.random(random, directory, 7)) {
      for (HostKernel kernel : List.of(sequential, scattered)) {
        assertThat(kernel.engine()).matches("(direct|buffered)-q[28]");
        assertThat(kernel.check()).isInstanceOf(Correctness.Right.class);
        long fingerprint = kernel.fingerprint().orElseThrow();
        kernel.run(2);
        assertThat(kernel.fingerprint()).hasValue(fingerprint);
        kernel.poison();
        assertThat(kernel.judge()).isInstanceOf(Correctness.Wrong.class);
      }
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void storage_aBitThatTurnedOnTheDevice_isWrong() throws IOException {
    Shape.File shape = new Shape.File(5 * 8192, 8192, 5);
    try (FileReadKernel kernel = FileReadKernel.sequential(shape, directory, 7)) {
      Path file = opened();
      byte[] bytes = Files.readAllBytes(file);
      bytes[3 * 8192 + 17] ^= 4;
      Files.write(file, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      assertThat(kernel.check())
          .isInstanceOfSatisfying(
              Correctness.Wrong.class,
              wrong -> assertThat(wrong.what()).contains("at " + 3 * 8192));
    }
  }

  @Test
  void storage_whileItIsRead_hasNoNameThatAKilledProcessWouldLeave() throws IOException {
    Shape.File shape = new Shape.File(5 * 8192, 8192, 5);
    try (FileReadKernel kernel = FileReadKernel.sequential(shape, directory, 7)) {
      assertThat(directory).isEmptyDirectory();
      assertThat(kernel.check()).isInstanceOf(Correctness.Right.class);
    }
  }

  /** What this process has open of the directory: it has no other name any more. */
  private Path opened() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.filter(it -> target(it).startsWith(directory.toString()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return ""; // closed meanwhile
    }
  }

  @Test
  void storage_moreThanThereIsRoomFor_isAbsentAndSaysHowMuchIsFree() throws IOException {
    Shape.File shape = new Shape.File(ScratchFile.MOST_BYTES + 4096, 4096, 1);
    assertThatThrownBy(() -> FileReadKernel.random(shape, directory, 7))
        .isInstanceOfSatisfying(
            AbsentException.class,
            absent -> {
              assertThat(absent.absence()).isEqualTo(Absence.NOT_SUPPORTED);
              assertThat(absent.detail()).contains("bytes are free");
            });
    assertThat(directory).isEmptyDirectory();
  }
}
