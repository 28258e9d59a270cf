using System.Text.Json;
using FsCheck.Xunit;
using Hexitime.Ledger;

namespace Hexitime.Tests.Ledger;

public sealed class DigestTests
{
    [Property(MaxTest = Cases.Many)]
    public void What_is_shown_and_what_is_written_as_JSON_can_be_read_again(string memo)
    {
        var digest = Digest.OfMemo([1, 2], memo ?? "");

        digest.ToString().Length.ShouldBe(64);
        Digest.TryParse(digest.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(digest);
        JsonSerializer.Deserialize<Digest>(JsonSerializer.Serialize(digest)).ShouldBe(digest);
        new Digest(digest.ToArray()).ShouldBe(digest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffg")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void What_is_not_64_hexadecimal_digits_is_refused(string text)
    {
        Digest.TryParse(text, out var digest).ShouldBeFalse();
        digest.IsNone.ShouldBeTrue();
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Digest>($"\"{text}\""));
    }

    [Fact]
    public void A_number_is_no_digest_and_neither_are_31_or_33_bytes()
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Digest>("1"));
        Should.Throw<ArgumentException>(() => new Digest(new byte[31]));
        Should.Throw<ArgumentException>(() => new Digest(new byte[33]));
    }

    [Fact]
    public void Where_salt_ends_and_memo_begins_is_part_of_the_digest() =>
        Digest.OfMemo("ab"u8, "c").ShouldNotBe(Digest.OfMemo("a"u8, "bc"));
}
