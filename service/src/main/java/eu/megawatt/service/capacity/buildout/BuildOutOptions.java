package eu.megawatt.service.capacity.buildout;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.buildout.ask.Offers;
import eu.megawatt.planner.document.BuildOutReader;
import eu.megawatt.planner.document.BuildOutWriter;
import eu.megawatt.service.capacity.DocumentVersions;
import eu.megawatt.service.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** What may be built, in a database, in versions. Thread-safe. */
public final class BuildOutOptions extends DocumentVersions<Offers> {

  public BuildOutOptions(Database database, Clock clock) {
    super(database, clock, "build_out_options", "the options", "The options are at version");
  }

  @Override
  public Offers read(InputStream in, Syntax syntax) {
    return BuildOutReader.read(in, syntax);
  }

  @Override
  protected void write(Offers offers, OutputStream out) throws IOException {
    BuildOutWriter.write(offers, out);
  }
}
