using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Tests;

public sealed class ExchangeKindsTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new ExchangeKindJsonConverter() } };

    private static ExchangeKindWords Rounds(int number = 200, string name = "wardRounds", string title = "Ward rounds") =>
        ExchangeKindWords.Own(number, name, title, "takes along on rounds in", "would like to come along on rounds in");

    [Fact]
    public void The_banks_kinds_are_those_of_the_enum_under_the_names_they_have_in_JSON()
    {
        ExchangeKinds.All.Select(k => k.Kind).Where(k => (int)k < ExchangeKindWords.FirstOwn).ShouldBe(Enum.GetValues<ExchangeKind>());
        foreach (var kind in Enum.GetValues<ExchangeKind>())
            ExchangeKinds.Of(kind).Name.ShouldBe(JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()));
    }

    [Fact]
    public void A_kind_means_one_thing_in_a_process()
    {
        var builder = new ServiceCollection().AddHexitime();
        builder.AddExchangeKind(Rounds()).AddExchangeKind(Rounds());

        Should.Throw<InvalidOperationException>(() => builder.AddExchangeKind(Rounds(title: "Rounds")));
        Should.Throw<InvalidOperationException>(() => builder.AddExchangeKind(Rounds(number: 201)));
        Should.Throw<InvalidOperationException>(() => builder.AddExchangeKind(Rounds(number: 201, name: "Coaching".ToLowerInvariant())));
        JsonSerializer.Serialize(Rounds().Kind, Json).ShouldBe("\"wardRounds\"");
        JsonSerializer.Deserialize<ExchangeKind>("\"wardRounds\"", Json).ShouldBe(Rounds().Kind);
    }

    [Fact]
    public void What_nobody_declares_can_be_read_and_not_begun()
    {
        var gone = (ExchangeKind)255;

        ExchangeKinds.Exists(gone).ShouldBeFalse();
        JsonSerializer.Serialize(gone, Json).ShouldBe("\"kind255\"");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ExchangeKind>("\"kind255\"", Json));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ExchangeKind>("200", Json));
        new Listings.ListingText { Title = "x", Kind = gone, Hours = Hexitime.Ledger.Credits.FromHours(1) }.Check()!.Code.ShouldBe("listing.kind");
        ExchangeKinds.Exists((ExchangeKind)(-1)).ShouldBeFalse();
        ExchangeKinds.Exists((ExchangeKind)256).ShouldBeFalse();
    }

    [Theory]
    [InlineData(63, "visit", "Visit")]
    [InlineData(256, "visit", "Visit")]
    [InlineData(64, "Visit", "Visit")]
    [InlineData(64, "a visit", "Visit")]
    [InlineData(64, "", "Visit")]
    [InlineData(64, "visit", " ")]
    public void A_kind_without_a_number_a_name_or_words_cannot_be(int number, string name, string title) =>
        Should.Throw<ArgumentException>(() => ExchangeKindWords.Own(number, name, title, "shows", "sees"));
}
