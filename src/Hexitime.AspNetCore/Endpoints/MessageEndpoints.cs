using Hexitime.Http;
using Hexitime.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        const string One = "/{about}/{subject}/messages";
        var messages = api.MapGroup("/conversations").WithTags("Messages");
        messages.MapQuery<ListMessages, ConversationPage>(
            One, "Read the messages",
            "What those who have a part in an exchange or a session (\"about\") have written to each other, the newest first, and how far each has read. For them, and brokers.");
        messages.MapCommand<SendMessage, MessageView>(
            One, "Write to the others", "In whatever state the exchange or the session is.", """{ "text": "Shall I bring last year's figures?" }""").NeedsKey();
        messages.MapCommand<MarkRead, Done>(
            $"{One}/read", "Say how far you have read", "That message and all before it. Naming an earlier one changes nothing.",
            """{ "message": "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1" }""");
        api.MapGroup("/me").WithTags("Messages").MapQuery<GetUnread, UnreadView>("/unread", "Ask what there is to read", "How many messages of others, in which conversations.");
    }
}
