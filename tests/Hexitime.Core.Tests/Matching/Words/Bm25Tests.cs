using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching.Words;

namespace Hexitime.Tests.Matching.Words;

public sealed class Bm25Tests
{
    [Property(MaxTest = 500)]
    public void A_weight_is_sixteen_times_the_inverse_document_frequency(PositiveInt documents, NonNegativeInt containing)
    {
        var (all, with) = (documents.Get * 37, containing.Get % (documents.Get + 1));
        var idf = 16 * Math.Log(1 + ((all - with + 0.5) / (with + 0.5)));

        Bm25.Weight(all, with).ShouldBeInRange(Math.Max(1, (int)(idf - 0.01)), Math.Max(1, (int)(idf + 0.01)));
    }

    [Property(MaxTest = 500)]
    public void An_impact_is_the_saturated_frequency(PositiveInt frequency, NonNegativeInt more)
    {
        var (tf, length) = (frequency.Get / 2.0, (frequency.Get + more.Get) / 2.0);
        var expected = 255 * tf / (tf + (1.2 * (0.25 + (0.75 * length / 60))));

        ((double)Bm25.Impact(frequency.Get, frequency.Get + more.Get)).ShouldBe(Math.Max(1, Math.Floor(expected)), tolerance: 1.0);
        Bm25.Impact(frequency.Get + 1, frequency.Get + more.Get + 1).ShouldBeGreaterThanOrEqualTo(Bm25.Impact(frequency.Get, frequency.Get + more.Get + 1));
    }
}
