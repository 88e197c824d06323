package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.ledger.Holder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Whose a line is, as bytes: a number for the kind, and of a job its texts. */
final class HolderBytes {

  private static final int JOB = 0;
  private static final int IDLE = 1;
  private static final int UNASSIGNED = 2;
  private static final int OVERHEAD = 3;

  private HolderBytes() {}

  static void write(Holder holder, DataOutputStream out) throws IOException {
    switch (holder) {
      case Holder.Job job -> {
        out.writeByte(JOB);
        write(job, out);
      }
      case Holder.Idle _ -> out.writeByte(IDLE);
      case Holder.Unassigned _ -> out.writeByte(UNASSIGNED);
      case Holder.Overhead _ -> out.writeByte(OVERHEAD);
    }
  }

  static Holder read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case JOB -> job(in);
      case IDLE -> Holder.IDLE;
      case UNASSIGNED -> Holder.UNASSIGNED;
      case OVERHEAD -> Holder.OVERHEAD;
      default -> throw new IOException("No holder has the number " + kind);
    };
  }

  static void write(Holder.Job job, DataOutputStream out) throws IOException {
    out.writeUTF(job.tenantId());
    out.writeUTF(job.jobId());
    out.writeUTF(job.workloadClass());
  }

  static Holder.Job job(DataInputStream in) throws IOException {
    return new Holder.Job(in.readUTF(), in.readUTF(), in.readUTF());
  }
}
