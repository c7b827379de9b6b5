package usher.slack;

import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.MessageEvent;
import usher.Bot;

/** Takes messages out of what goes to Bolt's handlers: it has a class for each of their kinds, with the same words in each, and {@link SlackTalk} reads them as the one that they all are. */
record SlackMessages(Bot bot, SlackTalk talk) implements Middleware {

    @Override
    public Response apply(Request request, Response response, MiddlewareChain others) throws Exception {
        if (!(request instanceof EventRequest event) || !MessageEvent.TYPE_NAME.equals(event.getEventType())) return others.next(request);
        talk.hear(event.getRequestBodyAsString(), SlackHandlers.received(bot));
        return Response.ok();
    }
}
