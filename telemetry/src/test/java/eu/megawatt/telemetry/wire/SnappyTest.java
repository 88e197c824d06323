package eu.megawatt.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SnappyTest {

  private static final int MOST = 1 << 20;

  @Test
  void decode_capturedBodies_asTheNaiveDecoderSays() throws MalformedRequestException {
    assertThat(Captured.all()).hasSizeGreaterThan(10);
    for (Captured captured : Captured.all()) {
      assertThat(decode(captured.body(), captured.body().length))
          .as(captured.name())
          .isEqualTo(NaiveSnappy.decode(captured.body()).orElseThrow());
    }
  }

  @Test
  void decode_everyKindOfElement_givesWhatTheElementsSay() throws MalformedRequestException {
    for (int seed = 0; seed < 2_000; seed++) {
      Elements elements = new Elements(new SplittableRandom(seed));
      assertThat(decode(elements.block, elements.block.length))
          .as("seed %d", seed)
          .isEqualTo(elements.plain);
    }
  }

  @Test
  void decode_brokenBlocks_isRefusedWhenTheNaiveDecoderRefusesAndElseTheSame() {
    int refused = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] block = new Elements(random).block;
      for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
        block[random.nextInt(block.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(block.length) : block.length;
      Optional<byte[]> expected = NaiveSnappy.decode(Arrays.copyOf(block, length));
      assertThat(decoded(block, length).map(Arrays::toString))
          .as("seed %d", seed)
          .isEqualTo(expected.filter(it -> it.length <= MOST).map(Arrays::toString));
      refused += expected.isEmpty() ? 1 : 0;
    }
    assertThat(refused).isBetween(2_000, 19_000);
  }

  @Test
  void decode_whatStandsBehindTheBlock_hasNoPart() throws MalformedRequestException {
    for (int seed = 0; seed < 500; seed++) {
      Elements elements = new Elements(new SplittableRandom(seed));
      byte[] longer = Arrays.copyOf(elements.block, elements.block.length + 100);
      Arrays.fill(longer, elements.block.length, longer.length, (byte) 0xff);
      assertThat(decode(longer, elements.block.length)).isEqualTo(elements.plain);
    }
  }

  @Test
  void decode_roomBehindTheSlack_staysAsItWas() throws MalformedRequestException {
    for (int seed = 0; seed < 500; seed++) {
      Elements elements = new Elements(new SplittableRandom(seed));
      byte[] room = new byte[elements.plain.length + Snappy.SLACK + 50];
      Arrays.fill(room, (byte) 7);
      Snappy.decode(elements.block, elements.block.length, room, elements.plain.length);
      byte[] behind = Arrays.copyOfRange(room, elements.plain.length + Snappy.SLACK, room.length);
      assertThat(behind).containsOnly(7);
    }
  }

  @Test
  void plainLength_ofMoreThanIsTaken_isRefusedWithBothNumbers() {
    byte[] block = Snapped.of(new byte[2_000]);
    assertThatThrownBy(() -> Snappy.plainLength(block, block.length, 1_999))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageContaining("2000")
        .hasMessageContaining("1999")
        .hasMessageContaining("fewer samples");
  }

  @Test
  void plainLength_ofMoreThanTheBytesCanHold_isRefusedBeforeRoomIsMade() {
    byte[] gigabyte = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 4, 0, 0};
    assertThatThrownBy(() -> Snappy.plainLength(gigabyte, gigabyte.length, Integer.MAX_VALUE))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageContaining("1073741824");
  }

  @Test
  void plainLength_ofNothing_isRefused() {
    assertThatThrownBy(() -> Snappy.plainLength(new byte[0], 0, MOST))
        .isInstanceOf(MalformedRequestException.class);
  }

  @Test
  void decode_densestBlock_isTaken() throws MalformedRequestException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    int copies = 1_000;
    Snapped.length(block, 1 + 64 * copies);
    block.write(0);
    block.write('x');
    for (int i = 0; i < copies; i++) {
      block.write(63 << 2 | 2);
      block.write(1);
      block.write(0);
    }
    assertThat(decode(block.toByteArray(), block.size()))
        .hasSize(1 + 64 * copies)
        .containsOnly('x');
  }

  private static Optional<byte[]> decoded(byte[] block, int length) {
    try {
      return Optional.of(decode(block, length));
    } catch (MalformedRequestException e) {
      assertThat(e.reason()).contains("snappy block");
      return Optional.empty();
    }
  }

  private static byte[] decode(byte[] block, int length) throws MalformedRequestException {
    int plainLength = Snappy.plainLength(block, length, MOST);
    byte[] plain = new byte[plainLength + Snappy.SLACK];
    Snappy.decode(block, length, plain, plainLength);
    return Arrays.copyOf(plain, plainLength);
  }

  /** A block of elements drawn by chance, and what they say. */
  private static final class Elements {

    private final SplittableRandom random;
    private final ByteArrayOutputStream elements = new ByteArrayOutputStream();
    private byte[] plain = new byte[0];
    private final byte[] block;

    Elements(SplittableRandom random) {
      this.random = random;
      for (int count = random.nextInt(40); count > 0; count--) {
        if (plain.length == 0 || random.nextInt(3) == 0) {
          literal();
        } else {
          copy();
        }
      }
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      Snapped.length(whole, plain.length);
      whole.writeBytes(elements.toByteArray());
      block = whole.toByteArray();
    }

    private void literal() {
      byte[] bytes = new byte[random.nextInt(1, random.nextInt(8) == 0 ? 400 : 30)];
      random.nextBytes(bytes);
      int lengthBytes = bytes.length > 256 ? random.nextInt(2, 5) : random.nextInt(1, 5);
      if (bytes.length <= 60 && random.nextBoolean()) {
        elements.write((bytes.length - 1) << 2);
      } else {
        elements.write((59 + lengthBytes) << 2);
        number(bytes.length - 1, lengthBytes);
      }
      elements.writeBytes(bytes);
      append(bytes);
    }

    private void copy() {
      int back = random.nextInt(1, 1 + Math.min(plain.length, random.nextBoolean() ? 12 : 4_000));
      int run = random.nextInt(1, 65);
      int kind = random.nextInt(1, 4);
      if (kind == 1 && back < 2_048) {
        run = random.nextInt(4, 12);
        elements.write((back >> 8 << 5) | ((run - 4) << 2) | 1);
        elements.write(back & 255);
      } else if (kind == 2) {
        elements.write(((run - 1) << 2) | 2);
        number(back, 2);
      } else {
        elements.write(((run - 1) << 2) | 3);
        number(back, 4);
      }
      byte[] bytes = new byte[run];
      for (int i = 0; i < run; i++) {
        bytes[i] = plain[plain.length - back + i % back];
      }
      append(bytes);
    }

    private void number(int value, int bytes) {
      for (int i = 0; i < bytes; i++) {
        elements.write((value >> (8 * i)) & 255);
      }
    }

    private void append(byte[] bytes) {
      int before = plain.length;
      plain = Arrays.copyOf(plain, before + bytes.length);
      System.arraycopy(bytes, 0, plain, before, bytes.length);
    }
  }
}
