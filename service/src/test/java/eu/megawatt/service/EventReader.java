package eu.megawatt.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Somebody who reads a stream of events. */
final class EventReader implements AutoCloseable {

  private final Stream<String> lines;
  private final Iterator<String> iterator;

  private EventReader(Stream<String> lines) {
    this.lines = lines;
    iterator = lines.iterator();
  }

  /** One event. */
  record Event(long id, String name, String data) {}

  static EventReader open(Caller caller, String path, String... headers) {
    try {
      HttpResponse<Stream<String>> response =
          caller
              .client()
              .send(
                  caller.request("GET", path, BodyPublishers.noBody(), headers),
                  BodyHandlers.ofLines());
      if (response.statusCode() != 200) {
        throw new AssertionError(path + " answered " + response.statusCode());
      }
      return new EventReader(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Every event to the end. */
  List<Event> all() {
    List<Event> events = new ArrayList<>();
    do {
      events.add(next());
    } while (!events.getLast().name().equals("end"));
    return events;
  }

  /** The next event, comments aside. */
  Event next() {
    long id = 0;
    String name = "";
    String data = "";
    while (iterator.hasNext()) {
      String line = iterator.next();
      if (line.isEmpty() && !name.isEmpty()) {
        return new Event(id, name, data);
      }
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (line.startsWith("id:")) {
        id = Long.parseLong(value);
      } else if (line.startsWith("event:")) {
        name = value;
      } else if (line.startsWith("data:")) {
        data = value;
      }
    }
    throw new AssertionError("The stream ended without an end");
  }

  @Override
  public void close() {
    lines.close();
  }
}
