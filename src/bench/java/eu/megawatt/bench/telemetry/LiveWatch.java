package eu.megawatt.bench.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.bench.process.Connection;
import eu.megawatt.telemetry.simulate.emit.ProtoWriter;
import eu.megawatt.telemetry.simulate.emit.SnappyBlock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the live look is behind: one GPU is read each second and sent like any other, with what
 * is refused sent again when its time has come; half a second apart the rack is asked for, and the
 * time of the newest reading that it shows is held against the clock.
 */
final class LiveWatch {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long SEND_MILLIS = 1_000;
  private static final long LOOK_MILLIS = 500;

  private final Receiver receiver;
  private final URI to;
  private final String rack;
  private final String uuid;
  private final byte[] labels;
  private final Connection connection;
  private final SnappyBlock snappy = new SnappyBlock();
  private final List<Double> lagSeconds = new ArrayList<>();
  private final Ticking sending;
  private final Ticking looking;
  private Instant notBefore = Instant.EPOCH;
  private long refused;
  private long unanswered;

  /** Watches a GPU of a rack by its labels. */
  LiveWatch(Receiver receiver, String rack, String uuid, byte[] labels) throws IOException {
    this.receiver = receiver;
    this.rack = rack;
    this.uuid = uuid;
    this.labels = labels.clone();
    to = receiver.writeAddress();
    connection = new Connection(to);
    send();
    sending = new Ticking("live-send", SEND_MILLIS, this::send);
    looking = new Ticking("live-look", LOOK_MILLIS, this::look);
  }

  private void send() throws IOException {
    Instant now = Instant.now();
    if (now.isBefore(notBefore)) {
      return;
    }
    byte[] packed = request(now.toEpochMilli());
    byte[] head = RemoteWrite.head(to, receiver.token(), packed.length);
    byte[] whole = new byte[head.length + packed.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(packed, 0, whole, head.length, packed.length);
    Connection.Answer answer = connection.send(whole, whole.length);
    if (answer.status() / 100 == 5) {
      refused++;
      notBefore = Instant.now().plusSeconds(answer.retryAfterSeconds().orElse(1));
    } else if (answer.status() / 100 != 2) {
      throw new IOException(answer.status() + " " + answer.text());
    }
  }

  private byte[] request(long atMillis) {
    ProtoWriter body = new ProtoWriter(1 << 10);
    int sample = 1 + Double.BYTES + 1 + ProtoWriter.sizeOf(atMillis);
    body.head(1, labels.length + 1 + ProtoWriter.sizeOf(sample) + sample);
    body.raw(labels);
    body.head(2, sample);
    body.fixed64(1, 300.0 + atMillis / 1_000 % 97);
    body.varint(2, atMillis);
    return snappy.pack(body.bytes(), body.size());
  }

  private void look() throws IOException, InterruptedException {
    Optional<String> page = receiver.page("/api/v1/racks/" + rack);
    Instant now = Instant.now();
    if (page.isEmpty()) {
      unanswered++;
      return;
    }
    for (JsonNode node : JSON.readTree(page.get()).path("nodes")) {
      for (JsonNode device : node.path("devices")) {
        if (device.path("uuid").asText().equals(uuid) && device.has("at")) {
          lagSeconds.add(
              Duration.between(Instant.parse(device.path("at").asText()), now).toMillis() / 1e3);
        }
      }
    }
  }

  /** The lag that so many of all looks stayed below; after it has ended. */
  double lagSeconds(double share) {
    List<Double> sorted = lagSeconds.stream().sorted().toList();
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
  }

  /** How often it was told to come again later. */
  long refused() {
    return refused;
  }

  /** What went wrong, if anything. */
  Optional<String> trouble() {
    return sending
        .trouble()
        .or(looking::trouble)
        .or(
            () ->
                unanswered == 0
                    ? Optional.empty()
                    : Optional.of(unanswered + " looks were not answered"));
  }

  void end() throws IOException, InterruptedException {
    sending.end();
    looking.end();
    connection.close();
  }
}
