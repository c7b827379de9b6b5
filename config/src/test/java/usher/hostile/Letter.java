package usher.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One HTTP request in pieces, to be spoilt. */
final class Letter {

    static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "");
    private static final List<String> PARTS = List.of("%00", "..%2f..%2f..%2fetc%2fpasswd", "%c0%ae%c0%ae", "%ff%fe", ";jsessionid=1", "%2e%2e", "..", ".", "%", "%zz", "%u0041", "{token}", "1%0d%0aSet-Cookie:%20a=b", "a".repeat(400), "%F0%9F%8E%89",
        "9223372036854775808", "-1", "0", "1", "1.json", "1.ics", "%7B%7D", "%20", "+", "*", "\\", "'", "<script>", "%3Cscript%3E" + "%E2%81%82", "\u00e9");
    private static final List<String> QUERIES = List.of("", "?", "?%", "?token=%zz", "?token=" + "a".repeat(3_000), "?token=%00", "?a=1&a=2&a=3", "?" + "a=b&".repeat(1_500), "?=&=&=", "?token", "?token[]=1", "?a=%ff%fe", "?x=%2e%2e/", "?token=\u00e9");
    private static final List<String> HEADERS = List.of("Accept: text/html", "Accept: application/json", "Accept: */*;q=zz", "Accept:", "Accept-Language: de", "Accept-Language: " + "x".repeat(3_000), "Accept-Language: ;;;,,,", "Accept-Language: zz-\u00e9",
        "Accept-Language: qaa", "Accept-Encoding: gzip;q=zz, br", "Accept-Charset: utf-99", "Content-Type: text/plain", "Content-Type: application/json; charset=utf-99", "Content-Type: application/json; charset=\"", "Content-Type: ;;;", "Content-Type:",
        "Content-Type: multipart/form-data", "Content-Type: multipart/form-data; boundary=", "Content-Type: application/x-www-form-urlencoded", "Cookie: usher_session=" + "0".repeat(32), "Cookie: usher_session=\"", "Cookie: ;;;=;=", "Cookie: " + "a=b; ".repeat(900),
        "Cookie: usher_access=\u0001", "Cookie: usher_session=../../x; usher_session=1", "X-Usher-Session: " + "0".repeat(64), "X-Usher-Session:", "X-Usher-Session: \u00ff", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: \u00e9", "X-Forwarded-Proto: https",
        "X-Forwarded-Proto: javascript", "X-Forwarded-For: 1.2.3.4", "Range: bytes=0-0,5-1,-9999999999999999999", "If-None-Match: \"", "If-None-Match: " + "a".repeat(4_000), "If-Modified-Since: yesterday", "Upgrade: websocket", "Connection: Upgrade",
        "Expect: 200-ok", "Expect: 100-continue", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: identity", "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 1e3", "Content-Length: 5\r\nContent-Length: 6",
        "Content-Encoding: gzip", "Host: evil.example", "Host:", "Host: localhost:99999", "Host: [::1", "Host: a b", "Header With Space: 1", "NoColon", ": empty", " folded: 1", "X: \0", "X: \u007f", "X-Long: " + "x".repeat(12_000), "Origin: null", "Referer: \u00e9",
        "Last-Event-ID: \0", "X-Slack-Signature: v0=", "X-Slack-Request-Timestamp: 99999999999999999999", "X-HTTP-Method-Override: DELETE", "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13", "Authorization: Basic \u00e9", "Authorization: Bearer");

    String method = "GET";
    String path;
    String query = "";
    String version = "HTTP/1.1";
    final List<String> headers = new ArrayList<>();
    byte[] body = {};

    Letter(String path) {
        this.path = path;
    }

    /** A request that the route expects by its shape, and some of whose pieces are anything but. */
    static Letter spoilt(String endpoint, int port, RandomGenerator random) {
        var parts = endpoint.split(" ", 2);
        var letter = new Letter(filled(parts[1], random));
        letter.method = random.nextInt(3) == 0 ? Nasty.of(METHODS, random) : parts[0];
        letter.headers.add("Host: localhost:" + port);
        if (random.nextInt(4) == 0) letter.query = Nasty.of(QUERIES, random);
        if (letter.method.equals("POST") || random.nextInt(8) == 0) letter.body = body(random);
        if (letter.body.length > 0 && random.nextInt(3) != 0) letter.headers.add("Content-Type: application/json");
        for (var i = random.nextInt(4); i > 0; i--) letter.headers.add(Nasty.of(HEADERS, random));
        if (random.nextInt(12) == 0) letter.headers.removeFirst();
        if (random.nextInt(20) == 0) letter.version = Nasty.of(List.of("HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "", "HTTP/1.1 x"), random);
        return letter;
    }

    private static String filled(String path, RandomGenerator random) {
        var filled = path;
        while (filled.contains("{")) filled = filled.replaceFirst("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(Nasty.of(PARTS, random).replace("{", "(").replace("}", ")")));
        return switch (random.nextInt(12)) {
            case 0 -> filled + "/" + Nasty.of(PARTS, random);
            case 1 -> "/" + Nasty.of(PARTS, random) + filled;
            case 2 -> filled.replace("/", "//");
            case 3 -> Nasty.of(List.of("*", "http://evil.example" + filled, filled + "#x", filled.toUpperCase(java.util.Locale.ROOT), filled + "%20", filled.substring(1), "/.." + filled, filled + "/"), random);
            default -> filled;
        };
    }

    private static byte[] body(RandomGenerator random) {
        return switch (random.nextInt(14)) {
            case 0 -> new byte[1_200_000];
            case 1 -> " ".repeat(250_000).getBytes(UTF_8);
            case 2 -> ("[".repeat(50_000)).getBytes(UTF_8);
            case 3 -> ("{\"values\":" + "{\"a\":".repeat(3_000)).getBytes(UTF_8);
            case 4 -> new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, (byte) 0xc0, (byte) 0x80, '"', '}'};
            case 5 -> new byte[] {(byte) 0xfe, (byte) 0xff, 0, '{', 0, '}'};
            case 6 -> Nasty.any(random).getBytes(UTF_8);
            default -> Paper.of(random).getBytes(UTF_8);
        };
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        var head = new StringBuilder(method).append(' ').append(path).append(query).append(version.isEmpty() ? "" : " " + version).append("\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0 && headers.stream().noneMatch(it -> it.startsWith("Content-Length") || it.startsWith("Transfer-Encoding"))) head.append("Content-Length: ").append(body.length).append("\r\n");
        bytes.writeBytes(head.append("Connection: close\r\n\r\n").toString().getBytes(UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        var words = new String(bytes(), UTF_8).replace("\r\n", " ⏎ ");
        return words.length() <= 700 ? words : words.substring(0, 700) + "… (" + words.length() + " characters)";
    }
}
