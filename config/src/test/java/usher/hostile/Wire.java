package usher.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** HTTP as bytes on a socket: what no client of good manners would send. */
final class Wire {

    /** Milliseconds in which every request that has ended is answered, however busy the machine is. */
    private static final int PATIENCE = 10_000;

    /**
     * What came back; a status of 0 where the connection was closed without a word.
     *
     * @param headers by lower-case name
     */
    record Reply(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private Wire() {}

    /** Sends these bytes, says that there is no more, and reads all that is answered; of an event stream its head alone. */
    static Reply send(int port, byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            write(socket, request);
            var read = new ByteArrayOutputStream();
            var buffer = new byte[8_192];
            try {
                for (var got = socket.getInputStream().read(buffer); got >= 0; got = socket.getInputStream().read(buffer)) {
                    read.write(buffer, 0, got);
                    var soFar = read.toString(ISO_8859_1);
                    if (soFar.contains("\r\n\r\n") && soFar.toLowerCase(Locale.ROOT).contains("content-type: text/event-stream")) break;
                }
            } catch (SocketException cutOff) {
                // it was answered and closed while we were still sending
            } catch (SocketTimeoutException late) {
                throw new IOException("no answer within " + PATIENCE + " ms, but: " + read.toString(ISO_8859_1), late);
            }
            return parsed(read.toByteArray());
        }
    }

    private static void write(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
        } catch (SocketException closedAlready) {
            // too much, and said so before the end: what it said is still to be read
        }
    }

    private static Reply parsed(byte[] answer) {
        var whole = new String(answer, ISO_8859_1);
        var end = whole.indexOf("\r\n\r\n");
        if (end < 0) return new Reply(0, Map.of(), whole);
        var lines = whole.substring(0, end).split("\r\n");
        var headers = new LinkedHashMap<String, String>();
        for (var line : lines) {
            var colon = line.indexOf(':');
            if (colon > 0) headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip(), (one, more) -> one + "\n" + more);
        }
        return new Reply(Integer.parseInt(lines[0].split(" ")[1]), headers, new String(whole.substring(end + 4).getBytes(ISO_8859_1), UTF_8));
    }
}
