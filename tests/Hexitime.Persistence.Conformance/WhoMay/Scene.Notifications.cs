using Hexitime.Notifications;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal sealed partial class Scene
{
    public async Task<string> FeedAsync() => (await DoAsync(AdasSubject, new RenewCalendarFeed())).Secret;

    /// <summary>A dead letter to Ada, as a channel that was out of order for long would have left it.</summary>
    public long DeadLetter()
    {
        var notice = Guid.CreateVersion7();
        _bank.Database.Execute($"""
            INSERT INTO {_bank.Database.Table("deliveries")}
                (notice_id, channel, stream, to_id, about, subject, body, made_at, due_at, is_for_digest, state, attempts, version)
            SELECT {_bank.Database.Literal(notice)}, 'letters', id, id, 1, 'x', 'x', registered_at, registered_at, 1 = 0, 3, 8, 1
            FROM {_bank.Database.Table("members")} WHERE id = {_bank.Database.Literal(Ada.Value)}
            """);
        return _bank.Database.Number($"SELECT sequence FROM {_bank.Database.Table("deliveries")} WHERE notice_id = {_bank.Database.Literal(notice)}");
    }
}
