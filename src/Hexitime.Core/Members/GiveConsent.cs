using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;

namespace Hexitime.Members;

/// <summary>A member agrees to something, in the words that they have read. Agreeing again to the same words changes nothing.</summary>
/// <param name="Purpose">To what.</param>
/// <param name="Wording">The version of the words that they have read; refused (<c>consent.other-wording</c>) if they have changed since.</param>
[MaySend(Who.AnyMember)]
public sealed record GiveConsent(ConsentPurpose Purpose, string Wording) : ICommand<Done>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Enum.IsDefined(Purpose) ? null : ConsentRefusals.UnknownPurpose;
}

/// <summary>A member does not agree any more. If they did not, that is done already.</summary>
/// <param name="Purpose">To what.</param>
[MaySend(Who.AnyMember)]
public sealed record WithdrawConsent(ConsentPurpose Purpose) : ICommand<Done>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Enum.IsDefined(Purpose) ? null : ConsentRefusals.UnknownPurpose;
}

internal sealed class GiveConsentHandler(
    IReadRepositoryBase<Member> members, IReadRepositoryBase<ConsentRecord> records, ConsentBook book, IOptions<ConsentWording> wording, CurrentActor actor)
    : IRequestHandler<GiveConsent, Result<Done>>, IRequestHandler<WithdrawConsent, Result<Done>>
{
    public async Task<Result<Done>> Handle(GiveConsent request, CancellationToken cancellationToken)
    {
        if (!string.Equals(request.Wording, wording.Value.Version, StringComparison.Ordinal))
            return Refusal.Conflict("consent.other-wording", "The words have changed since you read them: read them again.").With("wording", wording.Value.Version);
        var me = actor.Me;
        var said = await records.ListAsync(new Those<ConsentRecord>(r => r.Member == me && r.Purpose == request.Purpose), cancellationToken);
        var hasAgreed = said.MaxBy(r => r.Number) is { IsGiven: true } last && string.Equals(last.Wording, request.Wording, StringComparison.Ordinal);
        return await SayAsync(request.Purpose, isGiven: true, isNew: !hasAgreed, cancellationToken);
    }

    public Task<Result<Done>> Handle(WithdrawConsent request, CancellationToken cancellationToken) =>
        SayAsync(request.Purpose, isGiven: false, isNew: false, cancellationToken);

    private async Task<Result<Done>> SayAsync(ConsentPurpose purpose, bool isGiven, bool isNew, CancellationToken cancellationToken)
    {
        var member = await members.MeAsync(actor, cancellationToken);
        if (!isNew && member.AgreedTo().To(purpose) == isGiven)
            return new Done();
        member.AgreeTo(member.AgreedTo().With(purpose, isGiven));
        await book.AddAsync(member.Id, purpose, isGiven, cancellationToken);
        return new Done();
    }
}

internal static class ConsentRefusals
{
    public static Refusal UnknownPurpose => Refusal.Invalid("consent.purpose", "There is nothing of that name to agree to.");
}
