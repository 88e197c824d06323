package eu.megawatt.reports.imports;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Names;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through an XML document once, element by element. A document type, and with it entities of
 * any sort, is refused: no such document needs one. Namespaces are left to the reader.
 */
final class XmlCursor {

  /** Elements within each other; documents of the market have five. */
  private static final int DEEPEST = 32;

  private static final int LONGEST_TEXT = 10_000;

  private record Level(String name, Map<String, Integer> counts) {}

  private final XMLStreamReader xml;
  private final Deque<Level> levels = new ArrayDeque<>();

  /** Opens a document at its root. */
  XmlCursor(String document) {
    // Of whatever else is on the class path none is asked: the limits are the JDK's.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (_, _, _, _) -> {
          throw new XMLStreamException("nothing outside the document is read");
        });
    try {
      xml = factory.createXMLStreamReader(new StringReader(document));
    } catch (XMLStreamException e) {
      throw Gathering.refused("", "this is no XML: " + Names.plain(reason(e)));
    }
    toRoot();
  }

  private void toRoot() {
    int event;
    do {
      event = next();
      if (event == XMLStreamConstants.DTD) {
        throw Gathering.refused(
            pointer(),
            "the document has a DOCTYPE, which could name entities and files; it is not read."
                + " Maybe take the line out, or fetch the document anew");
      }
    } while (event != XMLStreamConstants.START_ELEMENT);
    enter();
  }

  /** The name of the element that it is at, without a namespace. */
  String name() {
    return xml.getLocalName();
  }

  String namespace() {
    String uri = xml.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  /** The line, and the way to the element with the number of each among those of its name. */
  String pointer() {
    StringBuilder way = new StringBuilder("/" + xml.getLocation().getLineNumber());
    levels.descendingIterator().forEachRemaining(level -> way.append('/').append(level.name()));
    return way.toString();
  }

  /** Visits each element directly in this one; what a visit leaves unread is passed over. */
  void children(Consumer<String> visit) {
    int depth = levels.size();
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        enter();
        visit.accept(name());
        while (levels.size() > depth) {
          pass();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        levels.pop();
        return;
      }
    }
  }

  /** Makes sure that nothing but blanks and comments follows the root. */
  void end() {
    while (next() != XMLStreamConstants.END_DOCUMENT) {
      // the parser itself refuses what may not stand here
    }
  }

  /** The text of this element, which has no others in it. */
  String text() {
    StringBuilder text = new StringBuilder();
    int event = next();
    while (event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT || text.length() > LONGEST_TEXT) {
        throw Gathering.refused(pointer(), "here should be a short text and nothing else");
      }
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(xml.getText());
      }
      event = next();
    }
    levels.pop();
    return text.toString().strip();
  }

  private void pass() {
    int event = next();
    if (event == XMLStreamConstants.START_ELEMENT) {
      enter();
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      levels.pop();
    }
  }

  private void enter() {
    String name = Names.plain(xml.getLocalName());
    int number = 1;
    if (!levels.isEmpty()) {
      number = levels.peek().counts().merge(name, 1, Integer::sum);
    }
    levels.push(new Level(number > 1 ? "%s[%d]".formatted(name, number) : name, new HashMap<>()));
    if (levels.size() > DEEPEST) {
      throw Gathering.refused(
          pointer(), "more than %d elements within each other".formatted(DEEPEST));
    }
  }

  private int next() {
    try {
      return xml.next();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private InvalidDocumentException broken(XMLStreamException e) {
    return Gathering.refused(pointer(), "the XML is broken here: " + Names.plain(reason(e)));
  }

  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf("Message: ");
    return start < 0 ? message : message.substring(start + "Message: ".length());
  }
}
