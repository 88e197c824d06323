package eu.megawatt.bench.telemetry;

import eu.megawatt.telemetry.simulate.RowsOfNodes;
import eu.megawatt.telemetry.simulate.emit.ProtoWriter;
import eu.megawatt.telemetry.simulate.emit.SnappyBlock;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The load that receivers of remote_write 1.0 are measured with: dcgm-exporter's series with 11
 * labels, eight GPUs a node, six metrics a GPU, 15 s between rounds, 2,000 samples a request, nodes
 * dealt out to the shards in blocks. Deterministic: the same values, in the same order of drawing,
 * as the shared corpus that the peers' published figures were made with.
 */
final class Corpus {

  static final int GPUS = 8;
  static final int SAMPLES_PER_REQUEST = 2_000;
  static final long STEP_MILLIS = 15_000;
  private static final long SEED = 42;
  private static final String[] METRICS = {
    "DCGM_FI_DEV_POWER_USAGE",
    "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION",
    "DCGM_FI_DEV_GPU_UTIL",
    "DCGM_FI_DEV_GPU_TEMP",
    "DCGM_FI_DEV_FB_USED",
    "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE"
  };

  /** Series of a node. */
  static final int SERIES_PER_NODE = GPUS * METRICS.length;

  private final int nodes;
  private final int shards;
  private final byte[][] labels;
  private final double[] values;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final ProtoWriter body = new ProtoWriter(1 << 20);
  private final SnappyBlock snappy = new SnappyBlock();

  Corpus(int nodes, int shards) {
    this.nodes = nodes;
    this.shards = shards;
    labels = new byte[nodes * SERIES_PER_NODE][];
    values = new double[labels.length];
    int series = 0;
    for (var node : RowsOfNodes.of(nodes).nodes().values()) {
      for (int gpu = 0; gpu < GPUS; gpu++) {
        for (String metric : METRICS) {
          labels[series++] = labels(node.id(), node.gpuUuids().get(gpu), gpu, metric);
        }
      }
    }
    for (int at = 0; at < values.length; at++) {
      values[at] = first(at % METRICS.length);
    }
  }

  /** The labels of every series, six for each GPU, as a request has them. */
  byte[][] seriesLabels() {
    return labels.clone();
  }

  private static byte[] labels(String host, String uuid, int gpu, String metric) {
    ProtoWriter out = new ProtoWriter(512);
    label(out, "DCGM_FI_DRIVER_VERSION", "570.86.15");
    label(out, "Hostname", host);
    label(out, "UUID", uuid);
    label(out, "__name__", metric);
    label(out, "device", "nvidia" + gpu);
    label(out, "gpu", Integer.toString(gpu));
    label(out, "instance", host + ":9400");
    label(out, "job", "dcgm");
    label(out, "modelName", "NVIDIA H200");
    label(out, "pci_bus_id", String.format(Locale.ROOT, "00000000:%02X:00.0", 0x18 + gpu * 0x10));
    label(out, "site", "par1");
    return out.copy();
  }

  private static void label(ProtoWriter out, String name, String value) {
    ProtoWriter label = new ProtoWriter(128);
    label.text(1, name);
    label.text(2, value);
    out.head(1, label.size());
    out.raw(label.bytes(), label.size());
  }

  private double first(int metric) {
    return switch (metric) {
      case 0 -> 300 + random.nextInt(390) + random.nextInt(1000) / 1000.0;
      case 1 -> 1e11 + random.nextLong(900_000_000_000L);
      case 2 -> random.nextInt(101);
      case 3 -> 40 + random.nextInt(30);
      case 4 -> random.nextInt(140_000);
      default -> random.nextInt(1_000_000) / 1e6;
    };
  }

  /** Writes so many rounds, the first at an instant; how many samples they are. */
  long write(Path file, int rounds, long startMillis) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      for (int round = 0; round < rounds; round++) {
        draw();
        for (int shard = 0; shard < shards; shard++) {
          shard(out, shard, startMillis + round * STEP_MILLIS);
        }
      }
    }
    return (long) rounds * labels.length;
  }

  private void draw() {
    for (int gpu = 0; gpu < nodes * GPUS; gpu++) {
      int at = gpu * METRICS.length;
      values[at] = nextPower(values[at]);
      values[at + 1] += Math.round(values[at] * STEP_MILLIS);
      if (random.nextInt(4) == 0) {
        values[at + 2] = random.nextInt(101);
      }
      if (random.nextInt(4) == 0) {
        values[at + 3] = 40 + random.nextInt(30);
      }
      if (random.nextInt(20) == 0) {
        values[at + 4] = random.nextInt(140_000);
      }
      values[at + 5] = random.nextInt(1_000_000) / 1e6;
    }
  }

  private double nextPower(double last) {
    double watts = last + random.nextInt(-40_000, 40_001) / 1000.0;
    if (watts < 90) {
      watts = 90 + random.nextInt(1000) / 1000.0;
    }
    if (watts > 700) {
      watts = 700 - random.nextInt(1000) / 1000.0;
    }
    return Math.round(watts * 1000) / 1000.0;
  }

  private void shard(DataOutputStream out, int shard, long at) throws IOException {
    int from = (int) ((long) nodes * shard / shards) * SERIES_PER_NODE;
    int to = (int) ((long) nodes * (shard + 1) / shards) * SERIES_PER_NODE;
    for (int first = from; first < to; first += SAMPLES_PER_REQUEST) {
      int end = Math.min(to, first + SAMPLES_PER_REQUEST);
      byte[] packed = request(first, end, at);
      out.writeInt(shard);
      out.writeInt(end - first);
      out.writeInt(packed.length);
      out.write(packed);
    }
  }

  private byte[] request(int from, int to, long at) {
    body.clear();
    int sample = 1 + Double.BYTES + 1 + ProtoWriter.sizeOf(at);
    for (int series = from; series < to; series++) {
      body.head(1, labels[series].length + 1 + ProtoWriter.sizeOf(sample) + sample);
      body.raw(labels[series], labels[series].length);
      body.head(2, sample);
      body.fixed64(1, values[series]);
      body.varint(2, at);
    }
    return snappy.pack(body.bytes(), body.size());
  }
}
