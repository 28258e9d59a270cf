using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Demographics;

/// <summary>A member reads what they are asked about themselves, and what they have answered. Nobody else reads their answers.</summary>
[MaySend(Who.AnyMember)]
public sealed record GetDemographics : IQuery<DemographicsView>;

/// <summary>A member answers what they are asked about themselves, as far as they wish; each answer can be changed or taken back at any time.</summary>
/// <param name="Answers">At most 50. What is not named here stays as it is.</param>
[MaySend(Who.AnyMember)]
public sealed record DeclareDemographics(IReadOnlyList<DemographicAnswer> Answers) : ICommand<DemographicsView>, IChecked, ITellsASecret
{
    /// <inheritdoc />
    public Refusal? Check() =>
        Answers is { Count: >= 1 and <= 50 } && Answers.All(a => a?.Question is not null) && Answers.Select(a => a.Question).Distinct(StringComparer.Ordinal).Count() == Answers.Count
            ? null
            : Refusal.Invalid("demographics.answers", "Send one to 50 answers, each to another question.");
}

/// <summary>A member takes back all that they have said of themselves. If there is nothing, that is done already.</summary>
[MaySend(Who.AnyMember)]
public sealed record DeleteDemographics : ICommand<Done>;

/// <summary>An answer to one question.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="Answer">The code of the choice, or <see cref="DemographicLists.PreferNotToSay"/>; <c>null</c> takes the answer back.</param>
public sealed record DemographicAnswer(string Question, string? Answer = null);

/// <summary>What a member is asked about themselves, and what they have answered.</summary>
/// <param name="Questions">The questions.</param>
/// <param name="Answers">The answers, also to what is no longer asked.</param>
public sealed record DemographicsView(IReadOnlyList<DemographicQuestion> Questions, IReadOnlyList<DemographicAnswer> Answers);

internal sealed class DeclareDemographicsHandler(
    IRepositoryBase<Declaration> declarations, IReadRepositoryBase<Member> members, Standing standing, IOptions<DemographicLists> lists, CurrentActor actor, IClock clock)
    : IRequestHandler<GetDemographics, Result<DemographicsView>>, IRequestHandler<DeclareDemographics, Result<DemographicsView>>, IRequestHandler<DeleteDemographics, Result<Done>>
{
    public async Task<Result<DemographicsView>> Handle(GetDemographics request, CancellationToken cancellationToken) => View(await MineAsync(cancellationToken));

    public async Task<Result<DemographicsView>> Handle(DeclareDemographics request, CancellationToken cancellationToken)
    {
        if (request.Answers.FirstOrDefault(a => a.Answer is not null && !IsChoice(a)) is { } unknown)
            return Refusal.Invalid("demographics.choice", $"There is no such answer to \"{unknown.Question}\".");
        // Of several answers at once, each finds the one before it.
        await standing.LockAsync([await members.MeAsync(actor, cancellationToken)], cancellationToken);
        var mine = (await MineAsync(cancellationToken)).ToDictionary(d => d.Question, StringComparer.Ordinal);
        foreach (var (question, answer) in request.Answers)
        {
            var before = mine.GetValueOrDefault(question);
            if (answer is null && before is not null)
            {
                await declarations.DeleteAsync(before, cancellationToken);
                mine.Remove(question);
            }
            else if (answer is not null && before is null)
            {
                mine.Add(question, await declarations.AddAsync(Declaration.Of(actor.Me, question, answer, clock.GetCurrentInstant()), cancellationToken));
            }
            else if (answer is not null)
            {
                before!.Change(answer, clock.GetCurrentInstant());
            }
        }

        return View(mine.Values);
    }

    public async Task<Result<Done>> Handle(DeleteDemographics request, CancellationToken cancellationToken)
    {
        await standing.LockAsync([await members.MeAsync(actor, cancellationToken)], cancellationToken);
        foreach (var declaration in await MineAsync(cancellationToken))
            await declarations.DeleteAsync(declaration, cancellationToken);
        return new Done();
    }

    private bool IsChoice(DemographicAnswer answer) =>
        lists.Value.Find(answer.Question) is { } question
        && (string.Equals(answer.Answer, DemographicLists.PreferNotToSay, StringComparison.Ordinal)
            || question.Choices.Any(c => string.Equals(c.Code, answer.Answer, StringComparison.Ordinal)));

    private DemographicsView View(IEnumerable<Declaration> mine) => new(
        [.. lists.Value.Questions], [.. mine.OrderBy(d => d.Question, StringComparer.Ordinal).Select(d => new DemographicAnswer(d.Question, d.Answer))]);

    private Task<List<Declaration>> MineAsync(CancellationToken cancellationToken)
    {
        var me = actor.Me;
        return declarations.ListAsync(new Those<Declaration>(d => d.Member == me), cancellationToken);
    }
}
