using FsCheck.Xunit;
using Hexitime.Persistence.Conformance.WhoMay;
using static Hexitime.Persistence.PostgreSql.PostgreSqlDatabases;

namespace Hexitime.Persistence.PostgreSql;

// What every provider must do, on a real server. The tests are in Hexitime.Persistence.Conformance.

[Properties(MaxTest = 10)]
public sealed class LedgerConformanceTests() : Conformance.LedgerConformanceTests(Server);

public sealed class LedgerStoreTests() : Conformance.LedgerStoreTests(Server);

public sealed class LedgerConcurrencyTests() : Conformance.LedgerConcurrencyTests(Server);

public sealed class LedgerAuditTests() : Conformance.LedgerAuditTests(Server);

public sealed class LedgerSealTests() : Conformance.LedgerSealTests(Server);

public sealed class BackupTests() : Conformance.BackupTests(Server);

public sealed class SealTests() : Conformance.SealTests(Server);

public sealed class RegistrationTests() : Conformance.RegistrationTests(Server);

public sealed class DonationTests() : Conformance.DonationTests(Server);

public sealed class ProjectTests() : Conformance.ProjectTests(Server);

public sealed class ProjectFundingTests() : Conformance.ProjectFundingTests(Server);

public sealed class CampaignTests() : Conformance.CampaignTests(Server);

public sealed class BrokerageTests() : Conformance.BrokerageTests(Server);

public sealed class NetworkTests() : Conformance.NetworkTests(Server);

public sealed class BlockTests() : Conformance.BlockTests(Server);

public sealed class MessageTests() : Conformance.MessageTests(Server);

public sealed class ReportTests() : Conformance.ReportTests(Server);

public sealed class AuditTests() : Conformance.AuditTests(Server);

public sealed class SessionTests() : Conformance.SessionTests(Server);

public sealed class SessionRaceTests() : Conformance.SessionRaceTests(Server);

public sealed class LeavingTests() : Conformance.LeavingTests(Server);

public sealed class ExchangeTests() : Conformance.ExchangeTests(Server);

public sealed class ExchangeStepTests() : Conformance.ExchangeStepTests(Server);

public sealed class ProposalTests() : Conformance.ProposalTests(Server);

public sealed class ExchangeListTests() : Conformance.ExchangeListTests(Server);

[Properties(MaxTest = 10)]
public sealed class ExchangeLifeTests() : Conformance.ExchangeLifeTests(Server);

public sealed class RaceTests() : Conformance.RaceTests(Server);

public sealed class MemberRaceTests() : Conformance.MemberRaceTests(Server);

public sealed class IdempotencyTests() : Conformance.IdempotencyTests(Server);

public sealed class UnitOfWorkTests() : Conformance.UnitOfWorkTests(Server);

public sealed class ListingReadingTests() : Conformance.ListingReadingTests(Server);

public sealed class ReadingTests() : Conformance.ReadingTests(Server);

public sealed class ForOthersTests() : Conformance.ForOthersTests(Server);

public sealed class SessionNetworkTests() : Conformance.SessionNetworkTests(Server);

public sealed class ResourceTests() : Conformance.ResourceTests(Server);

public sealed class RingTests() : Conformance.RingTests(Server);

public sealed class ScheduleTests() : Conformance.ScheduleTests(Server);

public sealed class MatchTests() : Conformance.MatchTests(Server);

public sealed class AssignmentTests() : Conformance.AssignmentTests(Server);

public sealed class FoundRingTests() : Conformance.FoundRingTests(Server);

public sealed class MatchWeightsTests() : Conformance.MatchWeightsTests(Server);

public sealed class VocabularyTests() : Conformance.VocabularyTests(Server);

public sealed class SuggestionTests() : Conformance.SuggestionTests(Server);

public sealed class ExposureTests() : Conformance.ExposureTests(Server);

public sealed class MatchPoolTests() : Conformance.MatchPoolTests(Server);

public sealed class TestimonialTests() : Conformance.TestimonialTests(Server);

public sealed class MeetingTests() : Conformance.MeetingTests(Server);

public sealed class NotificationTests() : Conformance.NotificationTests(Server);

public sealed class DeliveryTests() : Conformance.DeliveryTests(Server);

public sealed class ProjectNoticeTests() : Conformance.ProjectNoticeTests(Server);

public sealed class OutboxTests() : Conformance.OutboxTests(Server);

public sealed class HostContextTests() : Conformance.HostContextTests(Server);

public sealed class MigrationTests() : Conformance.MigrationTests(Server);

public sealed class ScriptTests() : Conformance.ScriptTests(Server);

public sealed class SilentRequestTests() : Conformance.WhoMay.SilentRequestTests(Server);

public sealed class BankOfAll() : Conformance.WhoMay.BankOfAll(Server);

public sealed class WhoMayTests(BankOfAll all) : Conformance.WhoMay.WhoMayTests(all), IClassFixture<BankOfAll>
{
    [Theory]
    [MemberData(nameof(EveryThird))]
    public Task Only_who_may_is_let_through(string request, string @case, Person person) => CheckAsync(request, @case, person);
}

public sealed class ExportTests() : Conformance.Privacy.ExportTests(Server);

public sealed class ExchangePrivacyTests() : Conformance.Privacy.ExchangePrivacyTests(Server);

public sealed class ErasureTests() : Conformance.Privacy.ErasureTests(Server);

public sealed class ConsentTests() : Conformance.Privacy.ConsentTests(Server);

public sealed class DemographicTests() : Conformance.Privacy.DemographicTests(Server);

public sealed class VerificationTests() : Conformance.Privacy.VerificationTests(Server);

public sealed class ImpactTests() : Conformance.ImpactTests(Server);

public sealed class ImpactViewTests() : Conformance.ImpactViewTests(Server);

public sealed class RecordTests() : Conformance.RecordTests(Server);

public sealed class EquityTests() : Conformance.EquityTests(Server);

public sealed class MapTests() : Conformance.MapTests(Server);
