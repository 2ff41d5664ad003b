"""Contains all the data models used in inputs/outputs"""

from .act_page import ActPage
from .act_shape import ActShape
from .act_shape_record import ActShapeRecord
from .act_shape_state import ActShapeState
from .announce_held_kind import AnnounceHeldKind
from .application_page import ApplicationPage
from .application_shape import ApplicationShape
from .application_shape_record import ApplicationShapeRecord
from .assessing_shape import AssessingShape
from .assessing_shape_own_draft_type_0 import AssessingShapeOwnDraftType0
from .attendance import Attendance
from .award_shape import AwardShape
from .award_shape_record import AwardShapeRecord
from .begun_draft import BegunDraft
from .board_shape import BoardShape
from .call_page import CallPage
from .call_shape import CallShape
from .call_shape_record import CallShapeRecord
from .call_window_shape import CallWindowShape
from .cell_problem import CellProblem
from .changed_draft import ChangedDraft
from .changed_draft_answers_type_0 import ChangedDraftAnswersType0
from .changed_draft_record_type_0 import ChangedDraftRecordType0
from .check_shape import CheckShape
from .comment import Comment
from .commission_page import CommissionPage
from .commission_reason import CommissionReason
from .commission_reason_reason_type_0 import CommissionReasonReasonType0
from .commission_word import CommissionWord
from .commission_word_says import CommissionWordSays
from .commission_word_text_type_0 import CommissionWordTextType0
from .confirmed import Confirmed
from .confirming import Confirming
from .conflict import Conflict
from .conflict_problems_type_0_item import ConflictProblemsType0Item
from .consent_shape import ConsentShape
from .corrections import Corrections
from .corrections_corrections import CorrectionsCorrections
from .country_shape import CountryShape
from .crisis_page import CrisisPage
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
from .export_spreadsheet_kind import ExportSpreadsheetKind
from .filter_parameters import FilterParameters
from .filter_parameters_standby_item import FilterParametersStandbyItem
from .finding_shape import FindingShape
from .fund_entry_shape import FundEntryShape
from .fund_page import FundPage
from .fund_shape import FundShape
from .fund_shape_record import FundShapeRecord
from .group_shape import GroupShape
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
from .kept_assessment import KeptAssessment
from .kept_assessment_draft import KeptAssessmentDraft
from .leaving_shape import LeavingShape
from .line_shape import LineShape
from .line_shape_reports import LineShapeReports
from .line_shape_title import LineShapeTitle
from .list_applications_direction import ListApplicationsDirection
from .list_calls_state import ListCallsState
from .list_commissions_state import ListCommissionsState
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
from .list_offers_standby_item import ListOffersStandbyItem
from .list_origins_response_200_item import ListOriginsResponse200Item
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
from .new_consent import NewConsent
from .new_consent_text_type_0 import NewConsentTextType0
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
from .new_message import NewMessage
from .new_message_outcome_type_0 import NewMessageOutcomeType0
from .new_message_says import NewMessageSays
from .new_message_text_type_0 import NewMessageTextType0
from .new_message_why_type_0 import NewMessageWhyType0
from .new_move import NewMove
from .new_move_said import NewMoveSaid
from .new_need import NewNeed
from .new_need_record import NewNeedRecord
from .new_offer import NewOffer
from .new_offer_record import NewOfferRecord
from .new_one import NewOne
from .new_one_record import NewOneRecord
from .new_participant import NewParticipant
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
from .new_record import NewRecord
from .new_record_record import NewRecordRecord
from .new_remark import NewRemark
from .new_remark_text import NewRemarkText
from .new_search import NewSearch
from .new_search_standby_item import NewSearchStandbyItem
from .new_search_wanted import NewSearchWanted
from .new_session import NewSession
from .new_session_costs_type_0 import NewSessionCostsType0
from .new_session_level import NewSessionLevel
from .new_session_place_type_0 import NewSessionPlaceType0
from .new_transfer import NewTransfer
from .new_transfer_record import NewTransferRecord
from .new_webhook import NewWebhook
from .new_webhook_kinds_item import NewWebhookKindsItem
from .new_withdrawal import NewWithdrawal
from .new_withdrawal_reason_type_0 import NewWithdrawalReasonType0
from .notice_page import NoticePage
from .notice_shape import NoticeShape
from .notices_read import NoticesRead
from .organisation_shape import OrganisationShape
from .own_record import OwnRecord
from .own_record_kind import OwnRecordKind
from .page import Page
from .papers import Papers
from .place_shape import PlaceShape
from .place_shape_sides import PlaceShapeSides
from .plan_due_shape import PlanDueShape
from .plan_shape import PlanShape
from .plan_shape_record import PlanShapeRecord
from .problem import Problem
from .problem_problems_type_0_item import ProblemProblemsType0Item
from .progress_page import ProgressPage
from .progress_shape import ProgressShape
from .progress_shape_record import ProgressShapeRecord
from .proposal_shape import ProposalShape
from .proposal_shape_record import ProposalShapeRecord
from .proposed_shape import ProposedShape
from .proposed_shape_record import ProposedShapeRecord
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
from .reported_shape import ReportedShape
from .reported_shape_text_type_0 import ReportedShapeTextType0
from .revision import Revision
from .revision_kind import RevisionKind
from .row_page import RowPage
from .row_shape import RowShape
from .row_shape_alike_item import RowShapeAlikeItem
from .row_shape_answers import RowShapeAnswers
from .row_shape_state import RowShapeState
from .say_on_fund_kind import SayOnFundKind
from .search_shape import SearchShape
from .search_shape_filters import SearchShapeFilters
from .search_shape_wanted import SearchShapeWanted
from .search_standby_item import SearchStandbyItem
from .selection_shape import SelectionShape
from .selection_shape_record import SelectionShapeRecord
from .send_spreadsheet_multi_part_body_params import SendSpreadsheetMultiPartBodyParams
from .send_spreadsheet_multi_part_body_params_kind import SendSpreadsheetMultiPartBodyParamsKind
from .session_of_commission import SessionOfCommission
from .session_of_commission_record import SessionOfCommissionRecord
from .session_of_commission_state import SessionOfCommissionState
from .session_page import SessionPage
from .session_shape import SessionShape
from .session_shape_level import SessionShapeLevel
from .session_shape_record import SessionShapeRecord
from .showing import Showing
from .side_shape import SideShape
from .side_shape_record_type_0 import SideShapeRecordType0
from .signed_shape import SignedShape
from .spreadsheet_template_kind import SpreadsheetTemplateKind
from .spreadsheet_template_language import SpreadsheetTemplateLanguage
from .standing_ready import StandingReady
from .step_shape import StepShape
from .table_shape import TableShape
from .taken_back import TakenBack
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
from .verified_shape import VerifiedShape
from .verify_act_pdf_file_params import VerifyActPdfFileParams
from .version_shape import VersionShape
from .version_shape_record_type_0 import VersionShapeRecordType0
from .way_shape import WayShape
from .webhook_made import WebhookMade
from .webhook_shape import WebhookShape
from .withdraw_from_fund_kind import WithdrawFromFundKind
from .word_shape import WordShape
from .written import Written

__all__ = (
    "ActPage",
    "ActShape",
    "ActShapeRecord",
    "ActShapeState",
    "AnnounceHeldKind",
    "ApplicationPage",
    "ApplicationShape",
    "ApplicationShapeRecord",
    "AssessingShape",
    "AssessingShapeOwnDraftType0",
    "Attendance",
    "AwardShape",
    "AwardShapeRecord",
    "BegunDraft",
    "BoardShape",
    "CallPage",
    "CallShape",
    "CallShapeRecord",
    "CallWindowShape",
    "CellProblem",
    "ChangedDraft",
    "ChangedDraftAnswersType0",
    "ChangedDraftRecordType0",
    "CheckShape",
    "Comment",
    "CommissionPage",
    "CommissionReason",
    "CommissionReasonReasonType0",
    "CommissionWord",
    "CommissionWordSays",
    "CommissionWordTextType0",
    "Confirmed",
    "Confirming",
    "Conflict",
    "ConflictProblemsType0Item",
    "ConsentShape",
    "Corrections",
    "CorrectionsCorrections",
    "CountryShape",
    "CrisisPage",
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
    "ExportSpreadsheetKind",
    "FilterParameters",
    "FilterParametersStandbyItem",
    "FindingShape",
    "FundEntryShape",
    "FundPage",
    "FundShape",
    "FundShapeRecord",
    "GroupShape",
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
    "KeptAssessment",
    "KeptAssessmentDraft",
    "LeavingShape",
    "LineShape",
    "LineShapeReports",
    "LineShapeTitle",
    "ListApplicationsDirection",
    "ListCallsState",
    "ListCommissionsState",
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
    "ListOffersStandbyItem",
    "ListOriginsResponse200Item",
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
    "NewConsent",
    "NewConsentTextType0",
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
    "NewMessage",
    "NewMessageOutcomeType0",
    "NewMessageSays",
    "NewMessageTextType0",
    "NewMessageWhyType0",
    "NewMove",
    "NewMoveSaid",
    "NewNeed",
    "NewNeedRecord",
    "NewOffer",
    "NewOfferRecord",
    "NewOne",
    "NewOneRecord",
    "NewParticipant",
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
    "NewRecord",
    "NewRecordRecord",
    "NewRemark",
    "NewRemarkText",
    "NewSearch",
    "NewSearchStandbyItem",
    "NewSearchWanted",
    "NewSession",
    "NewSessionCostsType0",
    "NewSessionLevel",
    "NewSessionPlaceType0",
    "NewTransfer",
    "NewTransferRecord",
    "NewWebhook",
    "NewWebhookKindsItem",
    "NewWithdrawal",
    "NewWithdrawalReasonType0",
    "NoticePage",
    "NoticeShape",
    "NoticesRead",
    "OrganisationShape",
    "OwnRecord",
    "OwnRecordKind",
    "Page",
    "Papers",
    "PlaceShape",
    "PlaceShapeSides",
    "PlanDueShape",
    "PlanShape",
    "PlanShapeRecord",
    "Problem",
    "ProblemProblemsType0Item",
    "ProgressPage",
    "ProgressShape",
    "ProgressShapeRecord",
    "ProposalShape",
    "ProposalShapeRecord",
    "ProposedShape",
    "ProposedShapeRecord",
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
    "ReportedShape",
    "ReportedShapeTextType0",
    "Revision",
    "RevisionKind",
    "RowPage",
    "RowShape",
    "RowShapeAlikeItem",
    "RowShapeAnswers",
    "RowShapeState",
    "SayOnFundKind",
    "SearchShape",
    "SearchShapeFilters",
    "SearchShapeWanted",
    "SearchStandbyItem",
    "SelectionShape",
    "SelectionShapeRecord",
    "SendSpreadsheetMultiPartBodyParams",
    "SendSpreadsheetMultiPartBodyParamsKind",
    "SessionOfCommission",
    "SessionOfCommissionRecord",
    "SessionOfCommissionState",
    "SessionPage",
    "SessionShape",
    "SessionShapeLevel",
    "SessionShapeRecord",
    "Showing",
    "SideShape",
    "SideShapeRecordType0",
    "SignedShape",
    "SpreadsheetTemplateKind",
    "SpreadsheetTemplateLanguage",
    "StandingReady",
    "StepShape",
    "TableShape",
    "TakenBack",
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
    "VerifiedShape",
    "VerifyActPdfFileParams",
    "VersionShape",
    "VersionShapeRecordType0",
    "WayShape",
    "WebhookMade",
    "WebhookShape",
    "WithdrawFromFundKind",
    "WordShape",
    "Written",
)
