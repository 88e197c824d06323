package eu.megawatt.reports.period;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A statement as lines of JSON, in one way only: equal statements are equal bytes. So what is kept
 * of a closed month can be read again, and a hash says whether it is still the same.
 */
public final class StatementText {

  /** What the first line says. */
  static final String FORMAT = "megawatt/statement/1";

  private static final JsonFactory JSON = new JsonFactory();

  private StatementText() {}

  /** Writes a statement and leaves the stream open. */
  public static void write(Statement statement, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setRootValueSeparator(null);
      head(statement, json);
      for (SiteSummary site : statement.sites().values()) {
        site(site, json);
      }
      for (Map.Entry<Account, Posted> row : statement.own().entrySet()) {
        row(row.getKey(), Optional.empty(), row.getValue(), json);
      }
      for (StatementRow row : statement.adjustments()) {
        row(row.account(), row.corrects(), row.posted(), json);
      }
      json.writeStartObject();
      json.writeNumberField("rows", statement.own().size() + statement.adjustments().size());
      end(json);
    }
  }

  /** SHA-256 of what {@link #write} writes, in hexadecimal. */
  public static String sha256(Statement statement) {
    try (DigestOutputStream out =
        new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      write(statement, out);
      return HexFormat.of().formatHex(out.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Each Java platform has SHA-256", e);
    }
  }

  private static void head(Statement statement, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeStringField("period", statement.period().id());
    json.writeStringField("zone", statement.period().zone().getId());
    end(json);
  }

  private static void site(SiteSummary site, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("site", site.siteId());
    json.writeNumberField("meterWh", site.meterWh());
    json.writeNumberField("quarters", site.quarterCount());
    json.writeNumberField("peakW", site.peakW());
    json.writeNumberField("countedMillis", site.quality().countedMillis());
    json.writeNumberField("interpolatedMillis", site.quality().interpolatedMillis());
    json.writeNumberField("estimatedMillis", site.quality().estimatedMillis());
    json.writeNumberField("expectedMillis", site.quality().expectedMillis());
    json.writeBooleanField("metered", site.quality().isMetered());
    json.writeArrayFieldStart("charges");
    for (PeriodCharge charge : site.charges()) {
      json.writeStartObject();
      json.writeStringField("kind", charge.kind().word());
      json.writeStringField("what", charge.what());
      json.writeNumberField("microeur", charge.microeur());
      json.writeStringField("driver", charge.driver().name());
      json.writeStringField("assumption", charge.assumption());
      json.writeEndObject();
    }
    json.writeEndArray();
    end(json);
  }

  private static void row(
      Account account, Optional<YearMonth> corrects, Posted posted, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    if (corrects.isPresent()) {
      json.writeStringField("corrects", corrects.get().toString());
    }
    json.writeStringField("of", account.siteId());
    json.writeStringField("pool", account.poolId());
    holder(account.holder(), json);
    json.writeArrayFieldStart("posted");
    json.writeNumber(posted.itWh());
    json.writeNumber(posted.overheadWh());
    json.writeNumber(posted.usedMicroGpuH());
    json.writeNumber(posted.unusedMicroGpuH());
    json.writeNumber(posted.locationMilliG());
    json.writeNumber(posted.marketMilliG());
    json.writeEndArray();
    cents(posted.cents(), json);
    end(json);
  }

  private static void holder(Holder holder, JsonGenerator json) throws IOException {
    switch (holder) {
      case Holder.Job it -> {
        json.writeStringField("tenant", it.tenantId());
        json.writeStringField("job", it.jobId());
        json.writeStringField("class", it.workloadClass());
      }
      case Holder.Idle _ -> json.writeStringField("nobody", "idle");
      case Holder.Unassigned _ -> json.writeStringField("nobody", "unassigned");
      case Holder.Overhead _ -> json.writeStringField("nobody", "overhead");
    }
  }

  private static void cents(CostParts cents, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("cents");
    for (CostKind kind : CostKind.values()) {
      if (cents.of(kind) != 0) {
        json.writeNumberField(kind.word(), cents.of(kind));
      }
    }
    json.writeEndObject();
  }

  private static void end(JsonGenerator json) throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }
}
