package eu.megawatt.planner.document;

import eu.megawatt.fleet.document.DocumentWriter;
import eu.megawatt.fleet.document.JsonFields;
import eu.megawatt.planner.buildout.Lateness;
import eu.megawatt.planner.buildout.ask.Conditions;
import eu.megawatt.planner.buildout.ask.Generation;
import eu.megawatt.planner.buildout.ask.Offer;
import eu.megawatt.planner.buildout.ask.Offers;
import java.io.IOException;
import java.io.OutputStream;

/** Writes {@code megawatt/build-out/1} documents in JSON, the same bytes for the same document. */
public final class BuildOutWriter {

  private BuildOutWriter() {}

  /** Writes to a stream, which stays open. */
  public static void write(Offers offers, OutputStream out) throws IOException {
    DocumentWriter.lines(
        out,
        fields ->
            fields
                .text("format", BuildOutReader.FORMAT)
                .text("name", offers.name())
                .object("conditions", it -> write(it, offers.conditions()))
                .items("generations", offers.generations(), BuildOutWriter::write)
                .items("options", offers.offers(), BuildOutWriter::write));
  }

  private static void write(JsonFields out, Conditions its) throws IOException {
    out.text("from", its.from().toString())
        .number("quarterCount", its.quarterCount())
        .number("discountRatio", its.discountRatio())
        .wholes("capitalEuroPerYear", its.capitalEuroPerYear())
        .number("shortageEuroPerKwYear", its.shortageEuroPerKwYear())
        .number("demandPermille", its.demandPermille())
        .number("readyPermille", its.readyPermille())
        .number("reservePermille", its.reservePermille())
        .number("drawCount", its.drawCount())
        .number("seed", its.seed())
        .strings("priority", its.priority());
  }

  private static void write(JsonFields out, Generation its) throws IOException {
    out.text("id", its.id())
        .number("wattsPerGpu", its.wattsPerGpu())
        .number("euroPerGpu", its.euroPerGpu());
    if (its.lifeYears().isPresent()) {
      out.number("lifeYears", its.lifeYears().get());
    }
    out.number("performancePermille", its.performancePermille());
    if (its.availableFrom().isPresent()) {
      out.text("availableFrom", its.availableFrom().get().toString());
    }
    out.text("source", its.source());
  }

  private static void write(JsonFields out, Offer its) throws IOException {
    out.text("id", its.id())
        .text("site", its.siteId())
        .number("gridKw", its.gridKw())
        .strings("generations", its.generationIds())
        .number("capitalEuro", its.capitalEuro());
    if (its.lifeYears().isPresent()) {
      out.number("lifeYears", its.lifeYears().get());
    }
    out.number("yearlyEuro", its.yearlyEuro())
        .number("runningEuroPerKwYear", its.runningEuroPerKwYear());
    if (its.lead().isPresent()) {
      out.text("lead", its.lead().get().toString());
    }
    if (its.earliest().isPresent()) {
      out.text("earliest", its.earliest().get().toString());
    }
    if (!its.late().equals(Lateness.NEVER)) {
      out.object(
          "late",
          it ->
              it.number("permille", its.late().perMille())
                  .number("quarterCount", its.late().quarters()));
    }
    if (its.requires().isPresent()) {
      out.text("requires", its.requires().get());
    }
    if (its.oneOf().isPresent()) {
      out.text("oneOf", its.oneOf().get());
    }
    out.text("source", its.source());
  }
}
