"""Contains all the data models used in inputs/outputs"""

from .account_shape import AccountShape
from .account_shape_record import AccountShapeRecord
from .account_shape_standing import AccountShapeStanding
from .act_page import ActPage
from .act_shape import ActShape
from .act_shape_record import ActShapeRecord
from .act_shape_state import ActShapeState
from .add_dataset_file_file_params import AddDatasetFileFileParams
from .announce_held_kind import AnnounceHeldKind
from .answer_contribution_proposal_kind import AnswerContributionProposalKind
from .answer_dimension_shape import AnswerDimensionShape
from .answer_dimension_shape_answered import AnswerDimensionShapeAnswered
from .answer_dimension_shape_means import AnswerDimensionShapeMeans
from .answer_dimension_shape_title import AnswerDimensionShapeTitle
from .answer_paper_kind import AnswerPaperKind
from .answer_row_shape import AnswerRowShape
from .answer_row_shape_points import AnswerRowShapePoints
from .answer_row_shape_texts import AnswerRowShapeTexts
from .answer_row_shape_texts_additional_property import AnswerRowShapeTextsAdditionalProperty
from .answer_row_shape_title import AnswerRowShapeTitle
from .application_page import ApplicationPage
from .application_shape import ApplicationShape
from .application_shape_record import ApplicationShapeRecord
from .asked import Asked
from .asking import Asking
from .assessing_shape import AssessingShape
from .assessing_shape_own_draft_type_0 import AssessingShapeOwnDraftType0
from .attendance import Attendance
from .award_shape import AwardShape
from .award_shape_record import AwardShapeRecord
from .begun_draft import BegunDraft
from .beside_shape import BesideShape
from .beside_shape_satisfaction import BesideShapeSatisfaction
from .beside_shape_texts import BesideShapeTexts
from .beside_shape_texts_additional_property import BesideShapeTextsAdditionalProperty
from .board_shape import BoardShape
from .branch_shape import BranchShape
from .branch_shape_title import BranchShapeTitle
from .bring_in_dataset_multi_part_body_params import BringInDatasetMultiPartBodyParams
from .call_page import CallPage
from .call_shape import CallShape
from .call_shape_record import CallShapeRecord
from .call_window_shape import CallWindowShape
from .cell_problem import CellProblem
from .change_shape import ChangeShape
from .change_shape_new_type_0 import ChangeShapeNewType0
from .change_shape_old_type_0 import ChangeShapeOldType0
from .changed_draft import ChangedDraft
from .changed_draft_answers_type_0 import ChangedDraftAnswersType0
from .changed_draft_record_type_0 import ChangedDraftRecordType0
from .changes_shape import ChangesShape
from .check_finding import CheckFinding
from .check_findings import CheckFindings
from .check_iati_file_file_params import CheckIatiFileFileParams
from .check_shape import CheckShape
from .checked_file import CheckedFile
from .checked_file_by_rule import CheckedFileByRule
from .checked_file_by_severity import CheckedFileBySeverity
from .clearing_round_page import ClearingRoundPage
from .clearing_round_shape import ClearingRoundShape
from .clearing_round_shape_record import ClearingRoundShapeRecord
from .closing_documents_shape import ClosingDocumentsShape
from .closing_documents_shape_documents import ClosingDocumentsShapeDocuments
from .closing_documents_shape_documents_additional_property import ClosingDocumentsShapeDocumentsAdditionalProperty
from .closing_shape import ClosingShape
from .comment import Comment
from .commission_page import CommissionPage
from .commission_reason import CommissionReason
from .commission_reason_reason_type_0 import CommissionReasonReasonType0
from .commission_word import CommissionWord
from .commission_word_says import CommissionWordSays
from .commission_word_text_type_0 import CommissionWordTextType0
from .confirmation_shape import ConfirmationShape
from .confirmation_shape_record import ConfirmationShapeRecord
from .confirmed import Confirmed
from .confirming import Confirming
from .conflict import Conflict
from .conflict_problems_type_0_item import ConflictProblemsType0Item
from .consent_shape import ConsentShape
from .contribution_page import ContributionPage
from .contribution_shape import ContributionShape
from .contribution_shape_record import ContributionShapeRecord
from .contribution_shape_standing import ContributionShapeStanding
from .corrections import Corrections
from .corrections_corrections import CorrectionsCorrections
from .country_shape import CountryShape
from .credit_line_page import CreditLinePage
from .credit_line_shape import CreditLineShape
from .credit_line_shape_record import CreditLineShapeRecord
from .crisis_page import CrisisPage
from .dataset_details import DatasetDetails
from .dataset_file import DatasetFile
from .dataset_file_counts import DatasetFileCounts
from .dataset_file_counts_additional_property import DatasetFileCountsAdditionalProperty
from .dataset_file_findings_item import DatasetFileFindingsItem
from .dataset_file_state import DatasetFileState
from .dataset_line import DatasetLine
from .dataset_line_choices import DatasetLineChoices
from .dataset_page import DatasetPage
from .dataset_shape import DatasetShape
from .dataset_shape_choices import DatasetShapeChoices
from .decision import Decision
from .decision_text_type_0 import DecisionTextType0
from .decisions import Decisions
from .decisions_decisions import DecisionsDecisions
from .delivery_page import DeliveryPage
from .delivery_shape import DeliveryShape
from .draft_line import DraftLine
from .draft_line_kind import DraftLineKind
from .draft_line_state import DraftLineState
from .draft_page import DraftPage
from .draft_page_states import DraftPageStates
from .draft_shape import DraftShape
from .draft_shape_answers import DraftShapeAnswers
from .draft_shape_kind import DraftShapeKind
from .draft_shape_says import DraftShapeSays
from .draft_shape_state import DraftShapeState
from .due_shape import DueShape
from .due_shape_what import DueShapeWhat
from .entry_page import EntryPage
from .entry_shape import EntryShape
from .entry_shape_body_type_0 import EntryShapeBodyType0
from .expert_page import ExpertPage
from .expert_shape import ExpertShape
from .explore_filters import ExploreFilters
from .explored_group import ExploredGroup
from .explored_groups import ExploredGroups
from .explored_line import ExploredLine
from .explored_link import ExploredLink
from .explored_page import ExploredPage
from .explored_report import ExploredReport
from .explored_total import ExploredTotal
from .explored_total_by_currency import ExploredTotalByCurrency
from .explored_total_rest import ExploredTotalRest
from .explored_totals import ExploredTotals
from .explored_totals_facets import ExploredTotalsFacets
from .explored_totals_facets_additional_property import ExploredTotalsFacetsAdditionalProperty
from .export_spreadsheet_kind import ExportSpreadsheetKind
from .figure_shape import FigureShape
from .figures_choice import FiguresChoice
from .figures_source import FiguresSource
from .figures_table import FiguresTable
from .filter_parameters import FilterParameters
from .filter_parameters_standby_item import FilterParametersStandbyItem
from .filters import Filters
from .finding_shape import FindingShape
from .foreign_choice import ForeignChoice
from .foreign_line import ForeignLine
from .foreign_line_alike_item import ForeignLineAlikeItem
from .foreign_line_status import ForeignLineStatus
from .foreign_page import ForeignPage
from .foreign_shape import ForeignShape
from .foreign_shape_alike_item import ForeignShapeAlikeItem
from .foreign_shape_contributions_item import ForeignShapeContributionsItem
from .foreign_shape_initiative_type_0 import ForeignShapeInitiativeType0
from .foreign_shape_left_item import ForeignShapeLeftItem
from .foreign_shape_own_item import ForeignShapeOwnItem
from .foreign_shape_status import ForeignShapeStatus
from .fund_entry_shape import FundEntryShape
from .fund_page import FundPage
from .fund_shape import FundShape
from .fund_shape_record import FundShapeRecord
from .giving_back import GivingBack
from .group_shape import GroupShape
from .iati_cell_problem import IatiCellProblem
from .iati_choice import IatiChoice
from .iati_file_shape import IatiFileShape
from .iati_from_tables_file_params import IatiFromTablesFileParams
from .iati_loss_shape import IatiLossShape
from .iati_losses_shape import IatiLossesShape
from .iati_losses_shape_counts import IatiLossesShapeCounts
from .iati_published_page import IatiPublishedPage
from .iati_published_shape import IatiPublishedShape
from .iati_template_kind import IatiTemplateKind
from .iati_to_tables_file_params import IatiToTablesFileParams
from .iati_to_tables_form import IatiToTablesForm
from .iati_version_page import IatiVersionPage
from .iati_version_shape import IatiVersionShape
from .iati_version_shape_changes import IatiVersionShapeChanges
from .iati_version_shape_held_back_item import IatiVersionShapeHeldBackItem
from .import_page import ImportPage
from .import_shape import ImportShape
from .import_shape_became import ImportShapeBecame
from .import_shape_refused_item import ImportShapeRefusedItem
from .import_shape_state import ImportShapeState
from .indicator_shape import IndicatorShape
from .indicator_shape_name import IndicatorShapeName
from .indicator_shape_result_title import IndicatorShapeResultTitle
from .initiative_page import InitiativePage
from .initiative_shape import InitiativeShape
from .initiative_shape_record import InitiativeShapeRecord
from .institution_page import InstitutionPage
from .institution_shape import InstitutionShape
from .institution_shape_record import InstitutionShapeRecord
from .institution_shape_type import InstitutionShapeType
from .intake_line import IntakeLine
from .intake_line_kind import IntakeLineKind
from .intake_line_state import IntakeLineState
from .intake_page import IntakePage
from .intake_shape import IntakeShape
from .intake_shape_kind import IntakeShapeKind
from .intake_shape_rows import IntakeShapeRows
from .intake_shape_state import IntakeShapeState
from .introduction_page import IntroductionPage
from .introduction_shape import IntroductionShape
from .introduction_shape_kind import IntroductionShapeKind
from .introduction_shape_outcomes import IntroductionShapeOutcomes
from .introduction_shape_record import IntroductionShapeRecord
from .introduction_shape_state import IntroductionShapeState
from .item_shape import ItemShape
from .item_shape_record import ItemShapeRecord
from .joint_proposal_page import JointProposalPage
from .joint_proposal_shape import JointProposalShape
from .joint_proposal_shape_record import JointProposalShapeRecord
from .joint_shape import JointShape
from .joint_shape_record import JointShapeRecord
from .keep_own_answers_draft import KeepOwnAnswersDraft
from .kept_assessment import KeptAssessment
from .kept_assessment_draft import KeptAssessmentDraft
from .kind_shape import KindShape
from .leaving_shape import LeavingShape
from .ledger_parameters import LedgerParameters
from .ledger_parameters_said import LedgerParametersSaid
from .ledger_parameters_side import LedgerParametersSide
from .ledger_parameters_stage import LedgerParametersStage
from .ledger_proposal_shape import LedgerProposalShape
from .lesson_page import LessonPage
from .lesson_shape import LessonShape
from .lesson_shape_record import LessonShapeRecord
from .line_shape import LineShape
from .line_shape_reports import LineShapeReports
from .line_shape_title import LineShapeTitle
from .list_applications_direction import ListApplicationsDirection
from .list_calls_state import ListCallsState
from .list_commissions_state import ListCommissionsState
from .list_contributions_said import ListContributionsSaid
from .list_contributions_side import ListContributionsSide
from .list_contributions_stage import ListContributionsStage
from .list_drafts_fits_type_0 import ListDraftsFitsType0
from .list_drafts_kind_type_0 import ListDraftsKindType0
from .list_drafts_sort import ListDraftsSort
from .list_drafts_source_type_0 import ListDraftsSourceType0
from .list_drafts_state_type_0 import ListDraftsStateType0
from .list_institutions_type_type_0 import ListInstitutionsTypeType0
from .list_intake_rows_state_type_0 import ListIntakeRowsStateType0
from .list_introductions_direction_type_0 import ListIntroductionsDirectionType0
from .list_introductions_state_type_0 import ListIntroductionsStateType0
from .list_needs_standby_item import ListNeedsStandbyItem
from .list_obligations_side import ListObligationsSide
from .list_obligations_state import ListObligationsState
from .list_offers_standby_item import ListOffersStandbyItem
from .list_origins_response_200_item import ListOriginsResponse200Item
from .list_own_contributions_said import ListOwnContributionsSaid
from .list_own_contributions_side import ListOwnContributionsSide
from .list_own_contributions_stage import ListOwnContributionsStage
from .list_papers_kind import ListPapersKind
from .list_return_rows_state_type_0 import ListReturnRowsStateType0
from .list_returns_state_type_0 import ListReturnsStateType0
from .list_sessions_level_type_0 import ListSessionsLevelType0
from .list_unconfirmed_kind_type_0 import ListUnconfirmedKindType0
from .mandate_page import MandatePage
from .mandate_shape import MandateShape
from .mandate_shape_duty import MandateShapeDuty
from .marked import Marked
from .match_shape import MatchShape
from .match_shape_record import MatchShapeRecord
from .match_shape_standing import MatchShapeStanding
from .matches import Matches
from .matches_of_need_standby_item import MatchesOfNeedStandbyItem
from .matches_of_offer_standby_item import MatchesOfOfferStandbyItem
from .merging import Merging
from .merging_kind import MergingKind
from .message_shape import MessageShape
from .message_shape_record import MessageShapeRecord
from .message_shape_says import MessageShapeSays
from .named import Named
from .new_act import NewAct
from .new_act_record import NewActRecord
from .new_answers import NewAnswers
from .new_answers_answers_item import NewAnswersAnswersItem
from .new_answers_text_type_0 import NewAnswersTextType0
from .new_answers_value_added_item import NewAnswersValueAddedItem
from .new_application import NewApplication
from .new_application_note_type_0 import NewApplicationNoteType0
from .new_assessment import NewAssessment
from .new_assessment_scores import NewAssessmentScores
from .new_assessment_text_type_0 import NewAssessmentTextType0
from .new_assessment_texts import NewAssessmentTexts
from .new_assessment_texts_additional_property import NewAssessmentTextsAdditionalProperty
from .new_award import NewAward
from .new_award_given import NewAwardGiven
from .new_award_text_type_0 import NewAwardTextType0
from .new_clearing_round import NewClearingRound
from .new_clearing_round_terms import NewClearingRoundTerms
from .new_closing import NewClosing
from .new_closing_text_type_0 import NewClosingTextType0
from .new_confirmation import NewConfirmation
from .new_confirmation_documents_item import NewConfirmationDocumentsItem
from .new_confirmation_says import NewConfirmationSays
from .new_confirmation_text_type_0 import NewConfirmationTextType0
from .new_consent import NewConsent
from .new_consent_text_type_0 import NewConsentTextType0
from .new_contribution import NewContribution
from .new_contribution_record import NewContributionRecord
from .new_contributions import NewContributions
from .new_contributions_records_item import NewContributionsRecordsItem
from .new_draft import NewDraft
from .new_draft_answers_type_0 import NewDraftAnswersType0
from .new_draft_kind import NewDraftKind
from .new_draft_record_type_0 import NewDraftRecordType0
from .new_expert import NewExpert
from .new_fund_word import NewFundWord
from .new_fund_word_says import NewFundWordSays
from .new_fund_word_text_type_0 import NewFundWordTextType0
from .new_institution import NewInstitution
from .new_institution_competences_type_0 import NewInstitutionCompetencesType0
from .new_institution_name import NewInstitutionName
from .new_institution_type import NewInstitutionType
from .new_introduction import NewIntroduction
from .new_introduction_kind import NewIntroductionKind
from .new_introduction_note import NewIntroductionNote
from .new_item import NewItem
from .new_item_initiative_type_0 import NewItemInitiativeType0
from .new_item_text_type_0 import NewItemTextType0
from .new_item_title import NewItemTitle
from .new_item_type import NewItemType
from .new_leaving import NewLeaving
from .new_leaving_reason_type_0 import NewLeavingReasonType0
from .new_ledger_word import NewLedgerWord
from .new_ledger_word_says import NewLedgerWordSays
from .new_ledger_word_text_type_0 import NewLedgerWordTextType0
from .new_lesson import NewLesson
from .new_lesson_record import NewLessonRecord
from .new_line import NewLine
from .new_line_record import NewLineRecord
from .new_message import NewMessage
from .new_message_outcome_type_0 import NewMessageOutcomeType0
from .new_message_says import NewMessageSays
from .new_message_text_type_0 import NewMessageTextType0
from .new_message_why_type_0 import NewMessageWhyType0
from .new_move import NewMove
from .new_move_said import NewMoveSaid
from .new_need import NewNeed
from .new_need_record import NewNeedRecord
from .new_obligations import NewObligations
from .new_obligations_records_item import NewObligationsRecordsItem
from .new_observation import NewObservation
from .new_observation_record import NewObservationRecord
from .new_offer import NewOffer
from .new_offer_record import NewOfferRecord
from .new_one import NewOne
from .new_one_record import NewOneRecord
from .new_paid import NewPaid
from .new_paper import NewPaper
from .new_paper_record import NewPaperRecord
from .new_participant import NewParticipant
from .new_payment_word import NewPaymentWord
from .new_payment_word_says import NewPaymentWordSays
from .new_payment_word_text_type_0 import NewPaymentWordTextType0
from .new_plan import NewPlan
from .new_plan_items_item import NewPlanItemsItem
from .new_plan_outputs_item import NewPlanOutputsItem
from .new_plan_reason_type_0 import NewPlanReasonType0
from .new_plan_title import NewPlanTitle
from .new_plan_word import NewPlanWord
from .new_plan_word_says import NewPlanWordSays
from .new_plan_word_text_type_0 import NewPlanWordTextType0
from .new_progress import NewProgress
from .new_progress_documents_item import NewProgressDocumentsItem
from .new_progress_items_item import NewProgressItemsItem
from .new_progress_text_type_0 import NewProgressTextType0
from .new_publication import NewPublication
from .new_publication_text_type_0 import NewPublicationTextType0
from .new_record import NewRecord
from .new_record_record import NewRecordRecord
from .new_remark import NewRemark
from .new_remark_text import NewRemarkText
from .new_report import NewReport
from .new_report_type import NewReportType
from .new_round import NewRound
from .new_round_text_type_0 import NewRoundTextType0
from .new_same import NewSame
from .new_same_says import NewSameSays
from .new_same_text_type_0 import NewSameTextType0
from .new_search import NewSearch
from .new_search_standby_item import NewSearchStandbyItem
from .new_search_wanted import NewSearchWanted
from .new_session import NewSession
from .new_session_costs_type_0 import NewSessionCostsType0
from .new_session_level import NewSessionLevel
from .new_session_place_type_0 import NewSessionPlaceType0
from .new_settlement import NewSettlement
from .new_settlement_documents_item import NewSettlementDocumentsItem
from .new_settlement_text_type_0 import NewSettlementTextType0
from .new_transfer import NewTransfer
from .new_transfer_record import NewTransferRecord
from .new_webhook import NewWebhook
from .new_webhook_kinds_item import NewWebhookKindsItem
from .new_withdrawal import NewWithdrawal
from .new_withdrawal_reason_type_0 import NewWithdrawalReasonType0
from .notice_page import NoticePage
from .notice_shape import NoticeShape
from .notices_read import NoticesRead
from .obligation_page import ObligationPage
from .obligation_shape import ObligationShape
from .obligation_shape_record import ObligationShapeRecord
from .observation_shape import ObservationShape
from .observation_shape_record import ObservationShapeRecord
from .observed_shape import ObservedShape
from .organisation_shape import OrganisationShape
from .outcome_shape import OutcomeShape
from .outcome_shape_became import OutcomeShapeBecame
from .own_record import OwnRecord
from .own_record_kind import OwnRecordKind
from .own_review_shape import OwnReviewShape
from .own_review_shape_draft import OwnReviewShapeDraft
from .page import Page
from .paper_shape import PaperShape
from .paper_shape_record import PaperShapeRecord
from .papers import Papers
from .payment_entry_shape import PaymentEntryShape
from .payment_shape import PaymentShape
from .payment_shape_record import PaymentShapeRecord
from .payment_word_shape import PaymentWordShape
from .place_shape import PlaceShape
from .place_shape_sides import PlaceShapeSides
from .plan_due_shape import PlanDueShape
from .plan_shape import PlanShape
from .plan_shape_record import PlanShapeRecord
from .policy_shape import PolicyShape
from .policy_shape_counted import PolicyShapeCounted
from .prepare_clearing_round_response import PrepareClearingRoundResponse
from .problem import Problem
from .problem_problems_type_0_item import ProblemProblemsType0Item
from .progress_page import ProgressPage
from .progress_shape import ProgressShape
from .progress_shape_record import ProgressShapeRecord
from .proposal_shape import ProposalShape
from .proposal_shape_record import ProposalShapeRecord
from .propose_paper_kind import ProposePaperKind
from .proposed_shape import ProposedShape
from .proposed_shape_record import ProposedShapeRecord
from .public_report_shape import PublicReportShape
from .public_report_shape_head_type_0 import PublicReportShapeHeadType0
from .public_report_shape_record import PublicReportShapeRecord
from .published_page import PublishedPage
from .published_shape import PublishedShape
from .published_shape_record import PublishedShapeRecord
from .question import Question
from .question_standby_item import QuestionStandbyItem
from .question_wanted import QuestionWanted
from .ranking_shape import RankingShape
from .reason import Reason
from .reason_reason import ReasonReason
from .reason_shape import ReasonShape
from .reason_shape_facts import ReasonShapeFacts
from .register_shape import RegisterShape
from .remark_shape import RemarkShape
from .remark_shape_text import RemarkShapeText
from .replication_shape import ReplicationShape
from .report_shape import ReportShape
from .report_shape_head import ReportShapeHead
from .report_version_shape import ReportVersionShape
from .reported_shape import ReportedShape
from .reported_shape_text_type_0 import ReportedShapeTextType0
from .return_line import ReturnLine
from .return_line_name import ReturnLineName
from .return_line_state_type_0 import ReturnLineStateType0
from .return_page import ReturnPage
from .return_taking_over import ReturnTakingOver
from .return_template_language import ReturnTemplateLanguage
from .review_side_shape import ReviewSideShape
from .review_waiting_shape import ReviewWaitingShape
from .review_waiting_shape_title import ReviewWaitingShapeTitle
from .revision import Revision
from .revision_kind import RevisionKind
from .round_shape import RoundShape
from .round_shape_record import RoundShapeRecord
from .row_page import RowPage
from .row_shape import RowShape
from .row_shape_alike_item import RowShapeAlikeItem
from .row_shape_answers import RowShapeAnswers
from .row_shape_state import RowShapeState
from .same_shape import SameShape
from .same_shape_record import SameShapeRecord
from .say_on_fund_kind import SayOnFundKind
from .say_on_payments_kind import SayOnPaymentsKind
from .search_shape import SearchShape
from .search_shape_filters import SearchShapeFilters
from .search_shape_wanted import SearchShapeWanted
from .search_standby_item import SearchStandbyItem
from .seen_by_shape import SeenByShape
from .selection_shape import SelectionShape
from .selection_shape_record import SelectionShapeRecord
from .send_return_file_params import SendReturnFileParams
from .send_spreadsheet_multi_part_body_params import SendSpreadsheetMultiPartBodyParams
from .send_spreadsheet_multi_part_body_params_kind import SendSpreadsheetMultiPartBodyParamsKind
from .session_of_commission import SessionOfCommission
from .session_of_commission_record import SessionOfCommissionRecord
from .session_of_commission_state import SessionOfCommissionState
from .session_page import SessionPage
from .session_shape import SessionShape
from .session_shape_level import SessionShapeLevel
from .session_shape_record import SessionShapeRecord
from .settlement_shape import SettlementShape
from .settlement_shape_record import SettlementShapeRecord
from .severity import Severity
from .sheet_line import SheetLine
from .sheet_line_outcomes import SheetLineOutcomes
from .sheet_line_state import SheetLineState
from .sheet_shape import SheetShape
from .sheet_shape_outcomes import SheetShapeOutcomes
from .sheet_shape_rows import SheetShapeRows
from .sheet_shape_state import SheetShapeState
from .showing import Showing
from .side_shape import SideShape
from .side_shape_record_type_0 import SideShapeRecordType0
from .signed_shape import SignedShape
from .spreadsheet_template_kind import SpreadsheetTemplateKind
from .spreadsheet_template_language import SpreadsheetTemplateLanguage
from .standing_ready import StandingReady
from .step_shape import StepShape
from .table_problems import TableProblems
from .table_shape import TableShape
from .take_back import TakeBack
from .take_back_contribution_proposal_kind import TakeBackContributionProposalKind
from .take_back_paper_kind import TakeBackPaperKind
from .take_over import TakeOver
from .taken_back import TakenBack
from .taken_line import TakenLine
from .taken_page import TakenPage
from .taking_over import TakingOver
from .text_shape import TextShape
from .thread_shape import ThreadShape
from .thread_shape_kind import ThreadShapeKind
from .thread_shape_moves_item import ThreadShapeMovesItem
from .thread_shape_outcomes import ThreadShapeOutcomes
from .thread_shape_record import ThreadShapeRecord
from .thread_shape_state import ThreadShapeState
from .told import Told
from .told_record import ToldRecord
from .told_standing import ToldStanding
from .transfer_page import TransferPage
from .transfer_shape import TransferShape
from .transfer_shape_record import TransferShapeRecord
from .twin_shape import TwinShape
from .twin_shape_reasons import TwinShapeReasons
from .twin_shape_title import TwinShapeTitle
from .unconfirmed import Unconfirmed
from .unconfirmed_kind import UnconfirmedKind
from .unconfirmed_page import UnconfirmedPage
from .unconfirmed_record import UnconfirmedRecord
from .unconfirmed_standing import UnconfirmedStanding
from .unfit import Unfit
from .vanished_line import VanishedLine
from .verified_shape import VerifiedShape
from .verify_act_pdf_file_params import VerifyActPdfFileParams
from .version_page import VersionPage
from .version_shape import VersionShape
from .version_shape_record_type_0 import VersionShapeRecordType0
from .way_shape import WayShape
from .webhook_made import WebhookMade
from .webhook_shape import WebhookShape
from .withdraw_from_fund_kind import WithdrawFromFundKind
from .withdraw_from_payments_kind import WithdrawFromPaymentsKind
from .withdrawn_shape import WithdrawnShape
from .word_shape import WordShape
from .written import Written

__all__ = (
    "AccountShape",
    "AccountShapeRecord",
    "AccountShapeStanding",
    "ActPage",
    "ActShape",
    "ActShapeRecord",
    "ActShapeState",
    "AddDatasetFileFileParams",
    "AnnounceHeldKind",
    "AnswerContributionProposalKind",
    "AnswerDimensionShape",
    "AnswerDimensionShapeAnswered",
    "AnswerDimensionShapeMeans",
    "AnswerDimensionShapeTitle",
    "AnswerPaperKind",
    "AnswerRowShape",
    "AnswerRowShapePoints",
    "AnswerRowShapeTexts",
    "AnswerRowShapeTextsAdditionalProperty",
    "AnswerRowShapeTitle",
    "ApplicationPage",
    "ApplicationShape",
    "ApplicationShapeRecord",
    "Asked",
    "Asking",
    "AssessingShape",
    "AssessingShapeOwnDraftType0",
    "Attendance",
    "AwardShape",
    "AwardShapeRecord",
    "BegunDraft",
    "BesideShape",
    "BesideShapeSatisfaction",
    "BesideShapeTexts",
    "BesideShapeTextsAdditionalProperty",
    "BoardShape",
    "BranchShape",
    "BranchShapeTitle",
    "BringInDatasetMultiPartBodyParams",
    "CallPage",
    "CallShape",
    "CallShapeRecord",
    "CallWindowShape",
    "CellProblem",
    "ChangedDraft",
    "ChangedDraftAnswersType0",
    "ChangedDraftRecordType0",
    "ChangeShape",
    "ChangeShapeNewType0",
    "ChangeShapeOldType0",
    "ChangesShape",
    "CheckedFile",
    "CheckedFileByRule",
    "CheckedFileBySeverity",
    "CheckFinding",
    "CheckFindings",
    "CheckIatiFileFileParams",
    "CheckShape",
    "ClearingRoundPage",
    "ClearingRoundShape",
    "ClearingRoundShapeRecord",
    "ClosingDocumentsShape",
    "ClosingDocumentsShapeDocuments",
    "ClosingDocumentsShapeDocumentsAdditionalProperty",
    "ClosingShape",
    "Comment",
    "CommissionPage",
    "CommissionReason",
    "CommissionReasonReasonType0",
    "CommissionWord",
    "CommissionWordSays",
    "CommissionWordTextType0",
    "ConfirmationShape",
    "ConfirmationShapeRecord",
    "Confirmed",
    "Confirming",
    "Conflict",
    "ConflictProblemsType0Item",
    "ConsentShape",
    "ContributionPage",
    "ContributionShape",
    "ContributionShapeRecord",
    "ContributionShapeStanding",
    "Corrections",
    "CorrectionsCorrections",
    "CountryShape",
    "CreditLinePage",
    "CreditLineShape",
    "CreditLineShapeRecord",
    "CrisisPage",
    "DatasetDetails",
    "DatasetFile",
    "DatasetFileCounts",
    "DatasetFileCountsAdditionalProperty",
    "DatasetFileFindingsItem",
    "DatasetFileState",
    "DatasetLine",
    "DatasetLineChoices",
    "DatasetPage",
    "DatasetShape",
    "DatasetShapeChoices",
    "Decision",
    "Decisions",
    "DecisionsDecisions",
    "DecisionTextType0",
    "DeliveryPage",
    "DeliveryShape",
    "DraftLine",
    "DraftLineKind",
    "DraftLineState",
    "DraftPage",
    "DraftPageStates",
    "DraftShape",
    "DraftShapeAnswers",
    "DraftShapeKind",
    "DraftShapeSays",
    "DraftShapeState",
    "DueShape",
    "DueShapeWhat",
    "EntryPage",
    "EntryShape",
    "EntryShapeBodyType0",
    "ExpertPage",
    "ExpertShape",
    "ExploredGroup",
    "ExploredGroups",
    "ExploredLine",
    "ExploredLink",
    "ExploredPage",
    "ExploredReport",
    "ExploredTotal",
    "ExploredTotalByCurrency",
    "ExploredTotalRest",
    "ExploredTotals",
    "ExploredTotalsFacets",
    "ExploredTotalsFacetsAdditionalProperty",
    "ExploreFilters",
    "ExportSpreadsheetKind",
    "FiguresChoice",
    "FigureShape",
    "FiguresSource",
    "FiguresTable",
    "FilterParameters",
    "FilterParametersStandbyItem",
    "Filters",
    "FindingShape",
    "ForeignChoice",
    "ForeignLine",
    "ForeignLineAlikeItem",
    "ForeignLineStatus",
    "ForeignPage",
    "ForeignShape",
    "ForeignShapeAlikeItem",
    "ForeignShapeContributionsItem",
    "ForeignShapeInitiativeType0",
    "ForeignShapeLeftItem",
    "ForeignShapeOwnItem",
    "ForeignShapeStatus",
    "FundEntryShape",
    "FundPage",
    "FundShape",
    "FundShapeRecord",
    "GivingBack",
    "GroupShape",
    "IatiCellProblem",
    "IatiChoice",
    "IatiFileShape",
    "IatiFromTablesFileParams",
    "IatiLossesShape",
    "IatiLossesShapeCounts",
    "IatiLossShape",
    "IatiPublishedPage",
    "IatiPublishedShape",
    "IatiTemplateKind",
    "IatiToTablesFileParams",
    "IatiToTablesForm",
    "IatiVersionPage",
    "IatiVersionShape",
    "IatiVersionShapeChanges",
    "IatiVersionShapeHeldBackItem",
    "ImportPage",
    "ImportShape",
    "ImportShapeBecame",
    "ImportShapeRefusedItem",
    "ImportShapeState",
    "IndicatorShape",
    "IndicatorShapeName",
    "IndicatorShapeResultTitle",
    "InitiativePage",
    "InitiativeShape",
    "InitiativeShapeRecord",
    "InstitutionPage",
    "InstitutionShape",
    "InstitutionShapeRecord",
    "InstitutionShapeType",
    "IntakeLine",
    "IntakeLineKind",
    "IntakeLineState",
    "IntakePage",
    "IntakeShape",
    "IntakeShapeKind",
    "IntakeShapeRows",
    "IntakeShapeState",
    "IntroductionPage",
    "IntroductionShape",
    "IntroductionShapeKind",
    "IntroductionShapeOutcomes",
    "IntroductionShapeRecord",
    "IntroductionShapeState",
    "ItemShape",
    "ItemShapeRecord",
    "JointProposalPage",
    "JointProposalShape",
    "JointProposalShapeRecord",
    "JointShape",
    "JointShapeRecord",
    "KeepOwnAnswersDraft",
    "KeptAssessment",
    "KeptAssessmentDraft",
    "KindShape",
    "LeavingShape",
    "LedgerParameters",
    "LedgerParametersSaid",
    "LedgerParametersSide",
    "LedgerParametersStage",
    "LedgerProposalShape",
    "LessonPage",
    "LessonShape",
    "LessonShapeRecord",
    "LineShape",
    "LineShapeReports",
    "LineShapeTitle",
    "ListApplicationsDirection",
    "ListCallsState",
    "ListCommissionsState",
    "ListContributionsSaid",
    "ListContributionsSide",
    "ListContributionsStage",
    "ListDraftsFitsType0",
    "ListDraftsKindType0",
    "ListDraftsSort",
    "ListDraftsSourceType0",
    "ListDraftsStateType0",
    "ListInstitutionsTypeType0",
    "ListIntakeRowsStateType0",
    "ListIntroductionsDirectionType0",
    "ListIntroductionsStateType0",
    "ListNeedsStandbyItem",
    "ListObligationsSide",
    "ListObligationsState",
    "ListOffersStandbyItem",
    "ListOriginsResponse200Item",
    "ListOwnContributionsSaid",
    "ListOwnContributionsSide",
    "ListOwnContributionsStage",
    "ListPapersKind",
    "ListReturnRowsStateType0",
    "ListReturnsStateType0",
    "ListSessionsLevelType0",
    "ListUnconfirmedKindType0",
    "MandatePage",
    "MandateShape",
    "MandateShapeDuty",
    "Marked",
    "Matches",
    "MatchesOfNeedStandbyItem",
    "MatchesOfOfferStandbyItem",
    "MatchShape",
    "MatchShapeRecord",
    "MatchShapeStanding",
    "Merging",
    "MergingKind",
    "MessageShape",
    "MessageShapeRecord",
    "MessageShapeSays",
    "Named",
    "NewAct",
    "NewActRecord",
    "NewAnswers",
    "NewAnswersAnswersItem",
    "NewAnswersTextType0",
    "NewAnswersValueAddedItem",
    "NewApplication",
    "NewApplicationNoteType0",
    "NewAssessment",
    "NewAssessmentScores",
    "NewAssessmentTexts",
    "NewAssessmentTextsAdditionalProperty",
    "NewAssessmentTextType0",
    "NewAward",
    "NewAwardGiven",
    "NewAwardTextType0",
    "NewClearingRound",
    "NewClearingRoundTerms",
    "NewClosing",
    "NewClosingTextType0",
    "NewConfirmation",
    "NewConfirmationDocumentsItem",
    "NewConfirmationSays",
    "NewConfirmationTextType0",
    "NewConsent",
    "NewConsentTextType0",
    "NewContribution",
    "NewContributionRecord",
    "NewContributions",
    "NewContributionsRecordsItem",
    "NewDraft",
    "NewDraftAnswersType0",
    "NewDraftKind",
    "NewDraftRecordType0",
    "NewExpert",
    "NewFundWord",
    "NewFundWordSays",
    "NewFundWordTextType0",
    "NewInstitution",
    "NewInstitutionCompetencesType0",
    "NewInstitutionName",
    "NewInstitutionType",
    "NewIntroduction",
    "NewIntroductionKind",
    "NewIntroductionNote",
    "NewItem",
    "NewItemInitiativeType0",
    "NewItemTextType0",
    "NewItemTitle",
    "NewItemType",
    "NewLeaving",
    "NewLeavingReasonType0",
    "NewLedgerWord",
    "NewLedgerWordSays",
    "NewLedgerWordTextType0",
    "NewLesson",
    "NewLessonRecord",
    "NewLine",
    "NewLineRecord",
    "NewMessage",
    "NewMessageOutcomeType0",
    "NewMessageSays",
    "NewMessageTextType0",
    "NewMessageWhyType0",
    "NewMove",
    "NewMoveSaid",
    "NewNeed",
    "NewNeedRecord",
    "NewObligations",
    "NewObligationsRecordsItem",
    "NewObservation",
    "NewObservationRecord",
    "NewOffer",
    "NewOfferRecord",
    "NewOne",
    "NewOneRecord",
    "NewPaid",
    "NewPaper",
    "NewPaperRecord",
    "NewParticipant",
    "NewPaymentWord",
    "NewPaymentWordSays",
    "NewPaymentWordTextType0",
    "NewPlan",
    "NewPlanItemsItem",
    "NewPlanOutputsItem",
    "NewPlanReasonType0",
    "NewPlanTitle",
    "NewPlanWord",
    "NewPlanWordSays",
    "NewPlanWordTextType0",
    "NewProgress",
    "NewProgressDocumentsItem",
    "NewProgressItemsItem",
    "NewProgressTextType0",
    "NewPublication",
    "NewPublicationTextType0",
    "NewRecord",
    "NewRecordRecord",
    "NewRemark",
    "NewRemarkText",
    "NewReport",
    "NewReportType",
    "NewRound",
    "NewRoundTextType0",
    "NewSame",
    "NewSameSays",
    "NewSameTextType0",
    "NewSearch",
    "NewSearchStandbyItem",
    "NewSearchWanted",
    "NewSession",
    "NewSessionCostsType0",
    "NewSessionLevel",
    "NewSessionPlaceType0",
    "NewSettlement",
    "NewSettlementDocumentsItem",
    "NewSettlementTextType0",
    "NewTransfer",
    "NewTransferRecord",
    "NewWebhook",
    "NewWebhookKindsItem",
    "NewWithdrawal",
    "NewWithdrawalReasonType0",
    "NoticePage",
    "NoticeShape",
    "NoticesRead",
    "ObligationPage",
    "ObligationShape",
    "ObligationShapeRecord",
    "ObservationShape",
    "ObservationShapeRecord",
    "ObservedShape",
    "OrganisationShape",
    "OutcomeShape",
    "OutcomeShapeBecame",
    "OwnRecord",
    "OwnRecordKind",
    "OwnReviewShape",
    "OwnReviewShapeDraft",
    "Page",
    "Papers",
    "PaperShape",
    "PaperShapeRecord",
    "PaymentEntryShape",
    "PaymentShape",
    "PaymentShapeRecord",
    "PaymentWordShape",
    "PlaceShape",
    "PlaceShapeSides",
    "PlanDueShape",
    "PlanShape",
    "PlanShapeRecord",
    "PolicyShape",
    "PolicyShapeCounted",
    "PrepareClearingRoundResponse",
    "Problem",
    "ProblemProblemsType0Item",
    "ProgressPage",
    "ProgressShape",
    "ProgressShapeRecord",
    "ProposalShape",
    "ProposalShapeRecord",
    "ProposedShape",
    "ProposedShapeRecord",
    "ProposePaperKind",
    "PublicReportShape",
    "PublicReportShapeHeadType0",
    "PublicReportShapeRecord",
    "PublishedPage",
    "PublishedShape",
    "PublishedShapeRecord",
    "Question",
    "QuestionStandbyItem",
    "QuestionWanted",
    "RankingShape",
    "Reason",
    "ReasonReason",
    "ReasonShape",
    "ReasonShapeFacts",
    "RegisterShape",
    "RemarkShape",
    "RemarkShapeText",
    "ReplicationShape",
    "ReportedShape",
    "ReportedShapeTextType0",
    "ReportShape",
    "ReportShapeHead",
    "ReportVersionShape",
    "ReturnLine",
    "ReturnLineName",
    "ReturnLineStateType0",
    "ReturnPage",
    "ReturnTakingOver",
    "ReturnTemplateLanguage",
    "ReviewSideShape",
    "ReviewWaitingShape",
    "ReviewWaitingShapeTitle",
    "Revision",
    "RevisionKind",
    "RoundShape",
    "RoundShapeRecord",
    "RowPage",
    "RowShape",
    "RowShapeAlikeItem",
    "RowShapeAnswers",
    "RowShapeState",
    "SameShape",
    "SameShapeRecord",
    "SayOnFundKind",
    "SayOnPaymentsKind",
    "SearchShape",
    "SearchShapeFilters",
    "SearchShapeWanted",
    "SearchStandbyItem",
    "SeenByShape",
    "SelectionShape",
    "SelectionShapeRecord",
    "SendReturnFileParams",
    "SendSpreadsheetMultiPartBodyParams",
    "SendSpreadsheetMultiPartBodyParamsKind",
    "SessionOfCommission",
    "SessionOfCommissionRecord",
    "SessionOfCommissionState",
    "SessionPage",
    "SessionShape",
    "SessionShapeLevel",
    "SessionShapeRecord",
    "SettlementShape",
    "SettlementShapeRecord",
    "Severity",
    "SheetLine",
    "SheetLineOutcomes",
    "SheetLineState",
    "SheetShape",
    "SheetShapeOutcomes",
    "SheetShapeRows",
    "SheetShapeState",
    "Showing",
    "SideShape",
    "SideShapeRecordType0",
    "SignedShape",
    "SpreadsheetTemplateKind",
    "SpreadsheetTemplateLanguage",
    "StandingReady",
    "StepShape",
    "TableProblems",
    "TableShape",
    "TakeBack",
    "TakeBackContributionProposalKind",
    "TakeBackPaperKind",
    "TakenBack",
    "TakenLine",
    "TakenPage",
    "TakeOver",
    "TakingOver",
    "TextShape",
    "ThreadShape",
    "ThreadShapeKind",
    "ThreadShapeMovesItem",
    "ThreadShapeOutcomes",
    "ThreadShapeRecord",
    "ThreadShapeState",
    "Told",
    "ToldRecord",
    "ToldStanding",
    "TransferPage",
    "TransferShape",
    "TransferShapeRecord",
    "TwinShape",
    "TwinShapeReasons",
    "TwinShapeTitle",
    "Unconfirmed",
    "UnconfirmedKind",
    "UnconfirmedPage",
    "UnconfirmedRecord",
    "UnconfirmedStanding",
    "Unfit",
    "VanishedLine",
    "VerifiedShape",
    "VerifyActPdfFileParams",
    "VersionPage",
    "VersionShape",
    "VersionShapeRecordType0",
    "WayShape",
    "WebhookMade",
    "WebhookShape",
    "WithdrawFromFundKind",
    "WithdrawFromPaymentsKind",
    "WithdrawnShape",
    "WordShape",
    "Written",
)
