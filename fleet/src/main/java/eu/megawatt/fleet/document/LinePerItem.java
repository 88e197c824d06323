package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/** Breaks the lines of a document before each of its fields and each item of its lists. */
final class LinePerItem implements PrettyPrinter {

  private static final int BROKEN = 2;

  private int depth;

  private void separate(JsonGenerator out, boolean listItem) throws IOException {
    boolean broken = depth < BROKEN || (depth == BROKEN && listItem);
    out.writeRaw(broken ? "\n" + "  ".repeat(depth) : "");
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator out) throws IOException {
    out.writeRaw('{');
    depth++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator out) throws IOException {
    separate(out, false);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
    out.writeRaw(depth < BROKEN ? "," : ", ");
    separate(out, false);
  }

  @Override
  public void writeEndObject(JsonGenerator out, int entries) throws IOException {
    depth--;
    out.writeRaw(depth == 0 ? "\n}\n" : "}");
  }

  @Override
  public void writeStartArray(JsonGenerator out) throws IOException {
    out.writeRaw('[');
    depth++;
  }

  @Override
  public void beforeArrayValues(JsonGenerator out) throws IOException {
    separate(out, true);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(depth <= BROKEN ? "," : ", ");
    separate(out, true);
  }

  @Override
  public void writeEndArray(JsonGenerator out, int values) throws IOException {
    depth--;
    out.writeRaw(depth < BROKEN && values > 0 ? "\n" + "  ".repeat(depth) + "]" : "]");
  }
}
