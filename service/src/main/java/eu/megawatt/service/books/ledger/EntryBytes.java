package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.Basis;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.CostSum;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an entry says beside its site, time and version, as bytes. */
final class EntryBytes {

  private EntryBytes() {}

  static byte[] of(SiteQuarter entry) {
    return Packed.of(
        out -> {
          write(entry.basis(), out);
          write(entry.quality(), out);
          out.writeLong(entry.meterMilliJ());
          out.writeInt(entry.lines().size());
          for (var line : entry.lines().entrySet()) {
            out.writeUTF(line.getKey().poolId());
            HolderBytes.write(line.getKey().holder(), out);
            write(line.getValue(), out);
          }
        });
  }

  static SiteQuarter read(String siteId, Quarter quarter, int version, byte[] bytes) {
    return Packed.read(
        bytes,
        in ->
            new SiteQuarter(
                siteId,
                quarter,
                version,
                basis(in),
                quality(in),
                in.readLong(),
                lines(siteId, in)));
  }

  private static NavigableMap<Account, Amounts> lines(String siteId, DataInputStream in)
      throws IOException {
    NavigableMap<Account, Amounts> lines = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      lines.put(new Account(siteId, in.readUTF(), HolderBytes.read(in)), amounts(in));
    }
    return lines;
  }

  private static void write(Basis basis, DataOutputStream out) throws IOException {
    out.writeLong(basis.factsVersion());
    out.writeInt(basis.bookVersion());
    out.writeInt(basis.seriesVersions().size());
    for (var series : basis.seriesVersions().entrySet()) {
      out.writeUTF(series.getKey());
      out.writeInt(series.getValue());
    }
    Packed.write(basis.meterIds(), out);
  }

  private static Basis basis(DataInputStream in) throws IOException {
    long factsVersion = in.readLong();
    int bookVersion = in.readInt();
    SortedMap<String, Integer> series = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      series.put(in.readUTF(), in.readInt());
    }
    return new Basis(factsVersion, bookVersion, series, Packed.texts(in));
  }

  static void write(Quality quality, DataOutputStream out) throws IOException {
    out.writeLong(quality.countedMillis());
    out.writeLong(quality.interpolatedMillis());
    out.writeLong(quality.estimatedMillis());
    out.writeLong(quality.expectedMillis());
    out.writeBoolean(quality.isMetered());
  }

  static Quality quality(DataInputStream in) throws IOException {
    return new Quality(
        in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readBoolean());
  }

  private static void write(Amounts amounts, DataOutputStream out) throws IOException {
    out.writeLong(amounts.itMilliJ());
    out.writeLong(amounts.overheadMilliJ());
    out.writeLong(amounts.allocatedGpuMillis());
    out.writeLong(amounts.usedGpuMillis());
    for (CostKind kind : CostKind.values()) {
      out.writeLong(amounts.microeur().of(kind));
    }
    out.writeLong(amounts.locationMilliG());
    out.writeLong(amounts.marketMilliG());
  }

  private static Amounts amounts(DataInputStream in) throws IOException {
    return new Amounts(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        costs(in),
        in.readLong(),
        in.readLong());
  }

  private static CostParts costs(DataInputStream in) throws IOException {
    CostSum sum = new CostSum();
    for (CostKind kind : CostKind.values()) {
      sum.add(kind, in.readLong());
    }
    return sum.parts();
  }
}
