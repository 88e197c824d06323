package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What facts say beside their site, time and version, as bytes: the same facts, the same bytes. */
final class FactsBytes {

  private FactsBytes() {}

  static byte[] of(QuarterFacts facts) {
    return Packed.of(
        out -> {
          out.writeBoolean(facts.meterMilliJ().isPresent());
          out.writeLong(facts.meterMilliJ().orElse(0));
          Packed.write(facts.meterIds(), out);
          EntryBytes.write(facts.quality(), out);
          out.writeInt(facts.pools().size());
          for (PoolFacts pool : facts.pools()) {
            write(pool, out);
          }
        });
  }

  private static void write(PoolFacts pool, DataOutputStream out) throws IOException {
    out.writeUTF(pool.poolId());
    out.writeLong(pool.inServiceGpuMillis());
    out.writeLong(pool.idleMilliJ());
    out.writeLong(pool.unassignedMilliJ());
    out.writeInt(pool.jobs().size());
    for (JobFacts job : pool.jobs().values()) {
      HolderBytes.write(job.job(), out);
      out.writeLong(job.itMilliJ());
      out.writeLong(job.allocatedGpuMillis());
      out.writeLong(job.usedGpuMillis());
    }
  }

  static QuarterFacts read(String siteId, Quarter quarter, long version, byte[] bytes) {
    return Packed.read(
        bytes,
        in -> {
          boolean isMetered = in.readBoolean();
          long meterMilliJ = in.readLong();
          List<String> meterIds = Packed.texts(in);
          var quality = EntryBytes.quality(in);
          return new QuarterFacts(
              siteId,
              quarter,
              version,
              isMetered ? OptionalLong.of(meterMilliJ) : OptionalLong.empty(),
              meterIds,
              pools(in),
              quality);
        });
  }

  private static List<PoolFacts> pools(DataInputStream in) throws IOException {
    List<PoolFacts> pools = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String id = in.readUTF();
      long inService = in.readLong();
      long idleMilliJ = in.readLong();
      long unassignedMilliJ = in.readLong();
      pools.add(new PoolFacts(id, inService, jobs(in), idleMilliJ, unassignedMilliJ));
    }
    return pools;
  }

  private static NavigableMap<String, JobFacts> jobs(DataInputStream in) throws IOException {
    NavigableMap<String, JobFacts> jobs = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      Holder.Job job = HolderBytes.job(in);
      jobs.put(job.jobId(), new JobFacts(job, in.readLong(), in.readLong(), in.readLong()));
    }
    return jobs;
  }
}
